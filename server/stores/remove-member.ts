import { memberships } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from './change-store'
import { endSessions } from './end-sessions'
import { keepAnOwner, memberOf, ofMember } from './member-of'

/** Takes a person out of the store and ends their sessions. 409 for the last owner. */
export async function removeMember(ctx: StoreContext, input: { userId: string }): Promise<void> {
  const storeId = ctx.store.id
  await changeStore(ctx, async ({ tx, audit }) => {
    const { subject } = await memberOf(tx, storeId, input.userId)
    await tx.delete(memberships).where(ofMember(storeId, input.userId))
    await keepAnOwner(tx, storeId)
    await audit('member.removed', subject)
  })
  // What a session may do is read from the memberships each time, so nothing is open between these two statements.
  await endSessions(input.userId)
}
