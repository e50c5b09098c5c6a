import { sql } from 'drizzle-orm'
import { inStore, replays } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { getReplay, type ReplayView } from './get-replay'
import { matching } from './replayable'
import type { ReplaysInput } from './schema'

/** Begins a replay of all that match and came up to now; a worker goes through it in pages. */
export async function startReplay(ctx: StoreContext, input: ReplaysInput): Promise<ReplayView> {
  const storeId = ctx.store.id
  const { filter, startsWorkflows, createsContacts } = input
  const { type, id: actorId, name } = ctx.actor
  const id = newId()
  await inStore(storeId, async (tx) => {
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from receptions r
      where r.store_id = ${storeId} and ${matching(storeId, filter, id, null)}`)
    await tx.insert(replays).values({
      ...{ storeId, id, filter, startsWorkflows, createsContacts, startedBy: { type, id: actorId, name } },
      // Ids rise with time: what is received from here on has a higher one.
      ...{ upToId: id, total: row?.n ?? 0, createdAt: new Date().toISOString() },
    })
  })
  return getReplay(ctx, { id })
}
