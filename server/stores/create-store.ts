import { auditEntries, inStore, memberships, stores } from '@/db'
import type { Actor } from '@/server/context'
import { newId } from '@/server/ids'
import { forgetPerson } from './known-person'
import type { CreateStoreInput } from './schema'

/** A new store, with its first owner where a person makes it. */
export async function createStore(actor: Omit<Actor, 'role'>, input: CreateStoreInput): Promise<{ id: string }> {
  const id = newId()
  const { name, timeZone } = input
  await inStore(id, async (tx) => {
    await tx.insert(stores).values({ id, name, timeZone })
    if (actor.type === 'person') await tx.insert(memberships).values({ storeId: id, userId: actor.id, role: 'owner' })
    const by = { type: actor.type, id: actor.id, name: actor.name }
    const subject = { type: 'store', id, name }
    const at = new Date().toISOString()
    await tx.insert(auditEntries).values({ storeId: id, id: newId(), at, actor: by, action: 'store.created', subject })
  })
  if (actor.type === 'person') forgetPerson(actor.id)
  return { id }
}
