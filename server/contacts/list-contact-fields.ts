import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { type ContactFieldView, readContactFields } from './read-contact-fields'

/** All fields of the store's contacts, the system's first. */
export function listContactFields(ctx: StoreContext): Promise<ContactFieldView[]> {
  return inStore(ctx.store.id, (tx) => readContactFields(tx, ctx.store.id))
}
