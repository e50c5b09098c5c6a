import { inStore, type Tx } from '@/db'
import type { Writer } from '@/server/contacts/writer'
import type { Actor, StoreContext } from '@/server/context'
import { shareStore } from '@/server/stores/store-lock'

/**
 * A change of contacts' data: many at once, but none while the store's fields and segments are being changed, so that a
 * value is judged by, and counted into, definitions that hold until its commit.
 */
export function inContactEdit<T>(ctx: StoreContext, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inStore(ctx.store.id, async (tx) => {
    await tx.execute(shareStore(ctx.store.id))
    return run(tx)
  })
}

/** Who a field is written by; the product itself counts as a person of its own name. */
export function writerOf(actor: Actor): Exclude<Writer, { type: 'workflow' }> {
  return { type: actor.type === 'api-key' ? 'api-key' : 'person', id: actor.id, name: actor.name }
}
