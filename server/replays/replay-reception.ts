import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { judgePresent } from '@/server/events/configuration'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { judgeReplay } from './judge-replay'
import { type KeptReception, keptReceptions, type ReadKept } from './kept-reception'
import { missingContacts } from './missing-contacts'
import { type Replayed, replayOne } from './replay-one'
import type { ReplayInput } from './schema'

/**
 * Replays one reception by the present definition (contract §6), also one that was accepted or replayed before: then its
 * effects come once more. One whose sender proved nothing needs a person's word (`acceptsUnverified`). Throws
 * `not-found`, `conflict`, and what the sender would be told.
 */
export async function replayReception(
  ctx: StoreContext,
  input: { id: string } & ReplayInput,
  readKept: ReadKept,
): Promise<Replayed> {
  const kept = await keptReception(ctx, input.id)
  if (isUnproved(kept) && !input.acceptsUnverified)
    throw new Problem(
      'conflict',
      'The sender of this reception did not prove who it is. Replay it with "acceptsUnverified" if you know that it is genuine.',
    )
  const replayed = await replayOne(ctx.store.id, kept, input, readKept)
  if (!replayed) throw new Problem('internal', 'A replay without a key cannot repeat another.')
  return replayed
}

/** What a replay of it would store, by the present definition; throws as `replayReception` would. Stores nothing. */
export async function previewReception(ctx: StoreContext, input: { id: string }, readKept: ReadKept) {
  const kept = await keptReception(ctx, input.id)
  const judged = await judgePresent(ctx.store.id, (configuration) => judgeReplay(configuration, kept, readKept))
  const emails = kept.receiveContext === 'api' ? judged.events.flatMap(({ email }) => email ?? []) : []
  const missing = await missingContacts(ctx.store.id, emails)
  return {
    /** It came through the Public API for a contact that does not exist: it needs `createsContacts`. */
    isContactMissing: missing.size > 0,
    events: judged.events.map(({ values, email }) => ({ values, email: email ?? judged.visitor?.email ?? null })),
    isReplayed: kept.isReplayed,
    isUnproved: isUnproved(kept),
  }
}

/** Refused because nothing proved its sender: whoever sent it. */
export const isUnproved = ({ reasonCode }: KeptReception): boolean =>
  reasonCode === 'not-verified' || reasonCode === 'origin-refused'

async function keptReception(ctx: StoreContext, id: string): Promise<KeptReception> {
  const storeId = ctx.store.id
  const [kept] = isUuid(id) ? await inStore(storeId, (tx) => keptReceptions(tx, storeId, sql`r.id = ${id}`, 1)) : []
  if (!kept) throw new Problem('not-found', 'There is no such reception.')
  return kept
}
