import { memberships } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from './change-store'
import { forgetPerson } from './known-person'
import { keepAnOwner, memberOf, ofMember } from './member-of'
import type { Role } from './schema'

/** Gives a member another role. 409 for the last owner. */
export async function setRole(ctx: StoreContext, input: { userId: string; role: Role }): Promise<void> {
  const storeId = ctx.store.id
  await changeStore(ctx, async ({ tx, audit }) => {
    const { subject } = await memberOf(tx, storeId, input.userId)
    await tx.update(memberships).set({ role: input.role }).where(ofMember(storeId, input.userId))
    await keepAnOwner(tx, storeId)
    await audit(`member.role-changed: ${input.role}`, subject)
  })
  forgetPerson(input.userId)
}
