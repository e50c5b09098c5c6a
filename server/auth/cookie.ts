import { env } from '@/server/env'
import { deriveKey } from '@/server/secrets/derive-key'

/** How the session travels; for `proxy.ts` too, so no database in here. */

const isHttps = (appUrl: string) => appUrl.startsWith('https:')

/** `__Host-` binds the cookie to this host alone and needs https; on plain http (a laptop) browsers would not keep it. */
export const sessionCookieName = (appUrl = env.APP_URL): string =>
  `${isHttps(appUrl) ? '__Host-' : ''}next-auth.session-token`

export const sessionCookieOptions = (appUrl = env.APP_URL) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(appUrl) }) as const

/** The JWT is encrypted with it; not with `APP_SECRET` itself, which closes other things too. */
export const sessionSecret = (): string => deriveKey('session').toString('hex')

/** A session ends this long after its sign-in at the latest. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60
