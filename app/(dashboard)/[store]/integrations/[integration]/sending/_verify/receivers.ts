/** How a receiver checks a delivery by Standard Webhooks, in three languages. Each answers only when it has kept the data. */
export const RECEIVERS = [
  {
    language: 'node',
    label: 'Node',
    code: `// npm install standardwebhooks
import { createServer } from 'node:http'
import { env } from 'node:process'
import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(env.SIGNING_SECRET) // whsec_…

createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    // Throws for a wrong signature, and for a time more than 5 minutes off.
    const data = webhook.verify(Buffer.concat(chunks).toString(), request.headers)
    await keepOnce(request.headers['webhook-id'], data) // yours
    response.writeHead(204).end()
  } catch {
    response.writeHead(401).end()
  }
}).listen(8080)`,
  },
  {
    language: 'php',
    label: 'PHP',
    code: `<?php
$body = file_get_contents('php://input');
$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$given = explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '');

$key = base64_decode(substr(getenv('SIGNING_SECRET'), strlen('whsec_')));
$expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
$isGenuine = array_filter($given, fn ($one) => hash_equals($expected, $one)) !== [];

if (!$isGenuine || abs(time() - (int) $time) > 300) {
    http_response_code(401);
    exit;
}
keep_once($id, json_decode($body, true)); // yours
http_response_code(204);`,
  },
  {
    language: 'python',
    label: 'Python',
    code: `import base64, hmac, os, time

KEY = base64.b64decode(os.environ["SIGNING_SECRET"].removeprefix("whsec_"))

def is_genuine(headers, body: bytes) -> bool:
    """Headers by their names in lower case; the body as it came."""
    at = headers["webhook-timestamp"]
    signed = f"{headers['webhook-id']}.{at}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.digest(KEY, signed, "sha256")).decode()
    given = headers["webhook-signature"].split(" ")
    is_fresh = abs(time.time() - int(at)) < 300
    return is_fresh and any(hmac.compare_digest(expected, one) for one in given)`,
  },
] as const
