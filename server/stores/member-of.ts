import { and, eq } from 'drizzle-orm'
import { memberships, type Tx, users } from '@/db'
import { Problem } from '@/server/problems'

export const ofMember = (storeId: string, userId: string) =>
  and(eq(memberships.storeId, storeId), eq(memberships.userId, userId))

/** A member as the audit log names them; 404 where the person does not belong to the store. */
export async function memberOf(tx: Tx, storeId: string, userId: string) {
  const [member] = await tx
    .select({ email: users.email, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(ofMember(storeId, userId))
  if (!member) throw new Problem('not-found', 'There is no such member.')
  return { role: member.role, subject: { type: 'person', id: userId, name: member.email } }
}

/** After a removal or demotion, in its transaction: a store has an owner (the store's lock keeps two of them apart). */
export async function keepAnOwner(tx: Tx, storeId: string): Promise<void> {
  const owners = and(eq(memberships.storeId, storeId), eq(memberships.role, 'owner'))
  if ((await tx.$count(memberships, owners)) === 0)
    throw new Problem('conflict', 'This is the last owner of the store. Make somebody else an owner first.')
}
