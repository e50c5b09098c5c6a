import { eq, sql } from 'drizzle-orm'
import { auditEntries, inStore, stores, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { lockStore } from './store-lock'

type Subject = { type: string; id: string; name: string }
type Change = {
  tx: Tx
  /** The store's revision from this change on. */
  revision: number
  /** Writes a line of the audit log: what was done to what. Never payloads or secrets. */
  audit: (action: string, subject: Subject) => Promise<void>
}

/**
 * Every change of a store's configuration (keys, definitions, workflows, segments, settings) goes through here.
 * It waits for the groups of events in flight (they hold the store's lock shared), raises the revision that they are
 * checked against, and so is in force in every process when its answer leaves (contract §4, house §2).
 */
export function changeStore<T>(ctx: StoreContext, run: (change: Change) => Promise<T>): Promise<T> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    await tx.execute(lockStore(storeId))
    const [store] = await tx
      .update(stores)
      .set({ revision: sql`${stores.revision} + 1` })
      .where(eq(stores.id, storeId))
      .returning({ revision: stores.revision })
    const revision = store?.revision ?? 0
    const actor = { type: ctx.actor.type, id: ctx.actor.id, name: ctx.actor.name }
    return run({
      tx,
      revision,
      audit: async (action, subject) => {
        await tx
          .insert(auditEntries)
          .values({ storeId, id: newId(), at: new Date().toISOString(), actor, action, subject })
      },
    })
  })
}
