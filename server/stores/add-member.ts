import { eq } from 'drizzle-orm'
import { asSystem, memberships, users } from '@/db'
import type { StoreContext } from '@/server/context'
import { notValid, Problem } from '@/server/problems'
import { changeStore } from './change-store'
import { createUser } from './create-user'
import { forgetPerson } from './known-person'
import type { AddMemberInput } from './schema'

/**
 * Takes a person into the store. Who has an account keeps its name and password; for who has none it is made, and 422
 * asks for a password. 409 where they belong to the store already.
 */
export async function addMember(ctx: StoreContext, input: AddMemberInput): Promise<{ userId: string }> {
  const userId = (await userIdOf(input.email)) ?? (await newUser(input))
  const storeId = ctx.store.id
  await changeStore(ctx, async ({ tx, audit }) => {
    const added = await tx
      .insert(memberships)
      .values({ storeId, userId, role: input.role })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId })
    if (added.length === 0) throw new Problem('conflict', `${input.email} belongs to this store already.`)
    await audit(`member.added: ${input.role}`, { type: 'person', id: userId, name: input.email })
  })
  forgetPerson(userId)
  return { userId }
}

async function userIdOf(email: string): Promise<string | undefined> {
  const [user] = await asSystem((tx) => tx.select({ id: users.id }).from(users).where(eq(users.email, email)))
  return user?.id
}

async function newUser({ email, name, password }: AddMemberInput): Promise<string> {
  if (!password)
    throw notValid([{ path: '/password', reason: `expected a first password, for ${email} has no account yet` }])
  const user = await createUser({ email, name: name || (email.split('@')[0] ?? email), password })
  return user.id
}
