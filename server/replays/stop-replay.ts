import { and, eq } from 'drizzle-orm'
import { inStore, replays } from '@/db'
import type { StoreContext } from '@/server/context'
import { getReplay, type ReplayView } from './get-replay'

/** Stops a running replay after the page in hand; what was replayed stays. Throws `not-found`. */
export async function stopReplay(ctx: StoreContext, input: { id: string }): Promise<ReplayView> {
  const storeId = ctx.store.id
  const { id } = await getReplay(ctx, input)
  await inStore(storeId, (tx) =>
    tx
      .update(replays)
      .set({ state: 'stopped', finishedAt: new Date().toISOString() })
      .where(and(eq(replays.storeId, storeId), eq(replays.id, id), eq(replays.state, 'running'))),
  )
  return getReplay(ctx, { id })
}
