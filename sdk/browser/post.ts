import type { Reply } from '../core/types'

/** As `text/plain`, which needs no preflight; without cookies, which the server does not know. */
export async function post(address: string, body: string): Promise<Reply> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    body,
    credentials: 'omit',
  })
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), body: await response.text() }
}
