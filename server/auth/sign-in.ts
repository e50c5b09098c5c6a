import { eq } from 'drizzle-orm'
import { asSystem, users } from '@/db'
import { readEmail } from '@/server/fields/email'
import { Problem } from '@/server/problems'
import { isPassword } from '@/server/stores/password'
import { attemptSucceeded, mayAttempt } from './sign-in-attempts'

export type SignedIn = { id: string; sessionVersion: number }

/**
 * The person with this email and password, else null: the same answer in the same time for an unknown person.
 * `too-many-requests` after five failures within 15 minutes for this account from this address.
 */
export async function signIn(given: {
  email: string
  password: string
  address: string | undefined
}): Promise<SignedIn | null> {
  const read = readEmail(given.email)
  // An address that cannot exist is counted and takes its time like any other.
  const email = read.ok ? read.value : 'nobody'
  if (!(await mayAttempt(email, given.address)))
    throw new Problem('too-many-requests', 'Too many attempts. Wait 15 minutes and try again.')
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.email, email)))
  if (!(await isPassword(given.password, user?.passwordHash)) || !user) return null
  await attemptSucceeded(email, given.address)
  return { id: user.id, sessionVersion: user.sessionVersion }
}
