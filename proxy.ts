import { type NextRequest, NextResponse } from 'next/server'
import { getToken } from 'next-auth/jwt'
import { paths } from './app/_ui/paths'
import { sessionCookieName, sessionSecret } from './server/auth/cookie'
import { env } from './server/env'

/**
 * Dashboard pages only: a CSP with its nonce (faults §3), and the way to the sign-in page for who has no session.
 * A convenience, never the check itself: layouts and procedures ask `currentPerson` again.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  if (pathname !== '/' && pathname !== paths.signIn() && !(await hasSession(request))) {
    return NextResponse.redirect(new URL(paths.signIn(pathname + search), request.url))
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

async function hasSession(request: NextRequest): Promise<boolean> {
  const cookieName = sessionCookieName()
  if (!request.cookies.has(cookieName)) return false
  return (await getToken({ req: request, secret: sessionSecret(), cookieName })) !== null
}

function contentSecurityPolicy(nonce: string): string {
  const inDevelopment = env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    // React's development build evaluates strings for its stack traces.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? ` 'unsafe-eval'` : ''}`,
    // The positions of pop-ups and of the canvas are style attributes, which cannot carry a nonce.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${inDevelopment ? ' ws:' : ''}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Pages by name, so that no ingestion or API path can ever be among them (faults §2: a proxy cuts bodies). */
export const config = {
  matcher: ['/', '/sign-in', '/:store([0-9a-fA-F-]{36})', '/:store([0-9a-fA-F-]{36})/((?!custom-events).*)'],
}
