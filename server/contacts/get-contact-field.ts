import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { type ContactFieldView, readContactField } from './read-contact-fields'

/** Throws `not-found`. */
export function getContactField(ctx: StoreContext, input: { id: string }): Promise<ContactFieldView> {
  return inStore(ctx.store.id, (tx) => readContactField(tx, ctx.store.id, input.id))
}
