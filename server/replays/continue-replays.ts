import { and, eq, sql } from 'drizzle-orm'
import { inStore, replays, type Tx } from '@/db'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { isProblem, PROBLEMS } from '@/server/problems'
import { storesWith } from '@/server/stores/store-ids'
import { type KeptReception, keptReceptions, type ReadKept } from './kept-reception'
import { isSkipped } from './preview-replay'
import { replayOne } from './replay-one'
import { matching } from './replayable'

const PAGE_ROWS = 100

export const storesWithReplays = (): Promise<string[]> => storesWith('replays', sql`x.state = 'running'`)

/**
 * One page of one running replay of the store; tells whether there may be more. Safe beside other workers (the replay's
 * row is locked) and to repeat: each reception is replayed under a key of its own, so a page that a worker left halfway
 * is gone through again without a second event.
 */
export function continueReplays(storeId: string, readKept: ReadKept): Promise<boolean> {
  return inStore(storeId, async (tx) => {
    const [replay] = await tx
      .select()
      .from(replays)
      .where(and(eq(replays.storeId, storeId), eq(replays.state, 'running')))
      .orderBy(replays.id)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!replay) return false
    const where = matching(storeId, replay.filter, replay.upToId, replay.lastId)
    const page = await keptReceptions(tx, storeId, where, PAGE_ROWS)
    const results = await Promise.all(page.map((kept) => replayed(storeId, kept, replay, readKept)))
    await note(tx, replay, page, results)
    return true
  })
}

type Replay = typeof replays.$inferSelect
type Result = 'accepted' | 'rejected' | 'skipped'

async function replayed(storeId: string, kept: KeptReception, replay: Replay, readKept: ReadKept): Promise<Result> {
  const key = `replay\n${replay.id}\n${kept.id}`
  // What this very replay did before its worker died is found by its key.
  if (isSkipped(kept) && !(kept.isReplayed && (await isOwn(storeId, key)))) return 'skipped'
  try {
    await replayOne(storeId, kept, replay, readKept, key)
    return 'accepted'
  } catch (error) {
    if (isProblem(error) && PROBLEMS[error.problem].status < 500) return 'rejected'
    throw error
  }
}

async function isOwn(storeId: string, key: string): Promise<boolean> {
  const rows = await inStore(storeId, (tx) =>
    tx.execute(sql`
      select 1 from (
        select id from event_types where store_id = ${storeId} union all select ${PAGE_VISIT.id}::uuid) t
        join idempotency_keys k on k.store_id = ${storeId} and k.event_type_id = t.id and k.key = ${key}
      limit 1`),
  )
  return rows.length > 0
}

async function note(tx: Tx, replay: Replay, page: KeptReception[], results: Result[]): Promise<void> {
  const count = (result: Result) => results.filter((each) => each === result).length
  const isLast = page.length < PAGE_ROWS
  await tx
    .update(replays)
    .set({
      lastId: page.at(-1)?.id ?? replay.lastId,
      done: replay.done + page.length,
      accepted: replay.accepted + count('accepted'),
      rejected: replay.rejected + count('rejected'),
      skipped: replay.skipped + count('skipped'),
      ...(isLast && { state: 'finished' as const, finishedAt: new Date().toISOString() }),
    })
    .where(and(eq(replays.storeId, replay.storeId), eq(replays.id, replay.id)))
}
