import { env } from '@/server/env'

/**
 * Whether a page of ours sent this request: its `Origin` is `APP_URL` or the host that was asked (behind a proxy the two
 * may differ). A browser sends `Origin` with every POST, so a request without one is not a page's (faults §3).
 */
export function isOwnOrigin(headers: Headers, appUrl = env.APP_URL): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const url = new URL(origin)
  return url.origin === new URL(appUrl).origin || url.host === headers.get('host')
}
