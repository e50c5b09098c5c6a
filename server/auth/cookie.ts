import { env } from '@/server/env'
import { deriveKey } from '@/server/secrets/derive-key'

/**
 * How the session travels, for `proxy.ts` too: no database in here. `__Host-` binds the cookie to this host and needs
 * https; on plain http (a laptop) browsers would not keep it.
 */
const isHttps = () => env.APP_URL.startsWith('https:')

export const sessionCookieName = (): string => `${isHttps() ? '__Host-' : ''}next-auth.session-token`

/** The JWT is encrypted with it; not `APP_SECRET` itself, which closes other things too. */
export const sessionSecret = (): string => deriveKey('session').toString('hex')

/** A session ends this long after its sign-in at the latest. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }) as const
