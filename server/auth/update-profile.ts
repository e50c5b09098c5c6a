import { eq } from 'drizzle-orm'
import { asSystem, users } from '@/db'
import { forgetPerson } from '@/server/stores/known-person'

/** The name under which a person's changes stand in logs from now on. */
export async function updateProfile(userId: string, input: { name: string }): Promise<void> {
  await asSystem((tx) => tx.update(users).set({ name: input.name }).where(eq(users.id, userId)))
  forgetPerson(userId)
}
