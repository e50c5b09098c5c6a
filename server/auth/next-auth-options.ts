import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { REMOTE_ADDRESS_HEADER } from '@/server/http/remote-address'
import { log } from '@/server/log'
import { isProblem } from '@/server/problems'
import { clientAddress } from '@/server/stores/client-address'
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions, sessionSecret } from './cookie'
import { type SignedIn, signIn } from './sign-in'

declare module 'next-auth' {
  interface User {
    sessionVersion: number
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    /** Of the person at the sign-in; a session with an older one has ended. */
    sessionVersion?: number
  }
}

type Given = { email: string; password: string } | undefined
type Headers = Record<string, string | undefined>

/** null and the error `too-many-requests` are what the sign-in page tells apart. */
async function authorize(given: Given, headers: Headers): Promise<SignedIn | null> {
  if (typeof given?.email !== 'string' || typeof given.password !== 'string') return null
  const address = clientAddress({
    remoteAddress: headers[REMOTE_ADDRESS_HEADER],
    forwardedFor: headers['x-forwarded-for'],
  })
  try {
    return await signIn({ email: given.email, password: given.password, address })
  } catch (error) {
    // next-auth shows the message to the browser: only a name may reach it.
    if (isProblem(error)) throw new Error(error.problem)
    log.error({ err: error, route: '/auth' }, 'sign-in failed')
    throw new Error('internal')
  }
}

/** Email and password, a JWT that holds nothing but who and which `sessionVersion`. Pages of our own. */
export const nextAuthOptions = (): AuthOptions => ({
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  useSecureCookies: sessionCookieOptions().secure,
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize: (given, { headers }) => authorize(given, headers ?? {}),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user
        ? { sub: user.id, sessionVersion: user.sessionVersion }
        : { sub: token.sub, sessionVersion: token.sessionVersion },
  },
  logger: {
    error: (code) => log.warn({ reasonCode: code, route: '/auth' }, 'next-auth refused'),
    warn: () => {},
    debug: () => {},
  },
})
