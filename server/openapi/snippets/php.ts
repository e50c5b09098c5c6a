import type { SnippetRequest } from './snippet-request'

/** Within single quotes PHP gives a meaning to these two alone. */
const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

/**
 * PHP with its curl extension. The body is a nowdoc, in which nothing has a meaning: an array of PHP would turn an empty
 * object into a list. No line of indented JSON begins with the word that ends it.
 */
export function php({ url, headers, body }: SnippetRequest): string {
  const lines = headers.map(([name, value]) => `        ${quoted(`${name}: ${value}`)},\n`)
  return `<?php
$body = <<<'JSON'
${JSON.stringify(body, null, 4)}
JSON;

$request = curl_init(${quoted(url)});
curl_setopt_array($request, [
    CURLOPT_POST => true,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
${lines.join('')}    ],
    CURLOPT_POSTFIELDS => $body,
]);
$answer = curl_exec($request);
echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), ' ', $answer, PHP_EOL;`
}
