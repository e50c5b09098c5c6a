import { asSystem, users } from '@/db'
import { newId } from '@/server/ids'
import { Problem } from '@/server/problems'
import { hashPassword } from './password'
import type { CreateUserInput } from './schema'

/** A person who can sign in, in no store yet. `conflict` where the email has an account. */
export async function createUser(input: CreateUserInput): Promise<{ id: string }> {
  const { email, name } = input
  const passwordHash = await hashPassword(input.password)
  const [user] = await asSystem((tx) =>
    tx
      .insert(users)
      .values({ id: newId(), email, name, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id }),
  )
  if (!user) throw new Problem('conflict', `There is an account with the email ${email} already.`)
  return user
}
