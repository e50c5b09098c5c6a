import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { aliasHolder } from './alias-taken'

/** For the form, while typing. Only saving decides: the database keeps aliases unique. */
export function aliasAvailable(
  ctx: StoreContext,
  input: { alias: string; exceptId?: string },
): Promise<{ available: boolean; takenBy?: string }> {
  return inStore(ctx.store.id, async (tx) => {
    const holder = await aliasHolder(tx, ctx.store.id, input.alias)
    return holder && holder.id !== input.exceptId ? { available: false, takenBy: holder.name } : { available: true }
  })
}
