import { decode, encode } from 'next-auth/jwt'
import type { Person } from '@/server/api/trpc'
import { knownPerson } from '@/server/stores/known-person'
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions, sessionSecret } from './cookie'

/** Who a session token stands for; null when it is none, has expired, or was ended by a newer `sessionVersion`. */
export async function personOfToken(token: string | undefined): Promise<Person | null> {
  if (!token) return null
  // What cannot be decrypted is no session: an old secret, another instance on this host.
  const claims = await decode({ token, secret: sessionSecret() }).catch(() => null)
  const known = claims?.sub ? await knownPerson(claims.sub) : null
  return known && known.sessionVersion === claims?.sessionVersion ? known.person : null
}

/** A `Set-Cookie` line with a session of this version: for who has just ended all of their sessions but this one. */
export async function sessionCookie(userId: string, sessionVersion: number): Promise<string> {
  const maxAge = SESSION_SECONDS
  const token = await encode({ token: { sub: userId, sessionVersion }, secret: sessionSecret(), maxAge })
  const { path, secure } = sessionCookieOptions()
  const line = `${sessionCookieName()}=${token}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`
  return secure ? `${line}; Secure` : line
}
