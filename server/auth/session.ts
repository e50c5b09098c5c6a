import { cookies } from 'next/headers'
import type { Person } from '@/server/api/trpc'
import { sessionCookieName } from './cookie'
import { personOfToken } from './session-token'

type Cookies = { get(name: string): { value: string } | undefined }

/** Who sends a request of Next; the session is checked against Postgres (at most 5 s old, faults §3). */
export const personOf = (request: { cookies: Cookies }): Promise<Person | null> =>
  personOfToken(request.cookies.get(sessionCookieName())?.value)

/** Who looks at a page: for server components. */
export const currentPerson = async (): Promise<Person | null> => personOf({ cookies: await cookies() })
