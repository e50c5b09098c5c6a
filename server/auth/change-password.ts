import { and, eq, sql } from 'drizzle-orm'
import { asSystem, users } from '@/db'
import { notValid, Problem } from '@/server/problems'
import { forgetPerson } from '@/server/stores/known-person'
import { hashPassword, isPassword } from '@/server/stores/password'
import { attemptSucceeded, mayAttempt } from './sign-in-attempts'

/**
 * Sets a new password and ends every session of the person; answers the version that new ones have. 422 where `current`
 * is not the password; 429 after five such within 15 minutes, as at the sign-in.
 */
export async function changePassword(userId: string, input: { current: string; next: string }): Promise<number> {
  if (!(await mayAttempt(userId, undefined)))
    throw new Problem('too-many-requests', 'Too many attempts. Wait 15 minutes and try again.')
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, userId)))
  if (!user || !(await isPassword(input.current, user.passwordHash)))
    throw notValid([{ path: '/current', reason: 'expected your present password, received another' }])
  await attemptSucceeded(userId, undefined)
  const passwordHash = await hashPassword(input.next)
  // Only over the password that was checked: of two changes at once, one wins.
  const [changed] = await asSystem((tx) =>
    tx
      .update(users)
      .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash)))
      .returning({ sessionVersion: users.sessionVersion }),
  )
  if (!changed) throw new Problem('conflict', 'The password was changed at the same time. Sign in with the new one.')
  forgetPerson(userId)
  return changed.sessionVersion
}
