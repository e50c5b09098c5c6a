import { eq, sql } from 'drizzle-orm'
import { asSystem, users } from '@/db'
import { forgetPerson } from './known-person'

/** Signs a person out everywhere; answers the version that new sessions have. */
export async function endSessions(userId: string): Promise<number> {
  const [user] = await asSystem((tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId))
      .returning({ sessionVersion: users.sessionVersion }),
  )
  forgetPerson(userId)
  return user?.sessionVersion ?? 0
}
