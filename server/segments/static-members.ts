import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { shareStore } from '@/server/stores/store-lock'
import { type Move, writeMoves } from './evaluate'
import { NO_CAUSES } from './move-causes'
import { refreshMembership } from './refresh-membership'
import { readSegment } from './segment-row'

type Input = { id: string; contactIds: string[] }

/** Puts contacts into a static segment; those that are in it already stay. Throws `not-found`; `conflict` for a dynamic one. */
export const addToSegment = (ctx: StoreContext, input: Input): Promise<{ changed: number }> =>
  change(ctx, input, 'entered', (tx, now) =>
    tx.execute<{ contactId: string }>(sql`
      insert into segment_members (store_id, segment_id, contact_id, entered_at)
      select c.store_id, ${input.id}, c.id, ${now}::timestamptz from contacts c
      where c.store_id = ${ctx.store.id} and c.id = any(${sql.param(input.contactIds)}::uuid[])
      on conflict (store_id, segment_id, contact_id) do nothing returning contact_id as "contactId"`),
  )

/** Takes contacts out of a static segment. */
export const removeFromSegment = (ctx: StoreContext, input: Input): Promise<{ changed: number }> =>
  change(ctx, input, 'left', (tx) =>
    tx.execute<{ contactId: string }>(sql`
      delete from segment_members where store_id = ${ctx.store.id} and segment_id = ${input.id}
        and contact_id = any(${sql.param(input.contactIds)}::uuid[]) returning contact_id as "contactId"`),
  )

async function change(
  ctx: StoreContext,
  input: Input,
  move: Move['move'],
  write: (tx: Tx, now: string) => Promise<readonly { contactId: string }[]>,
): Promise<{ changed: number }> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    await tx.execute(shareStore(storeId))
    const segment = await readSegment(tx, storeId, input.id)
    if (segment.type !== 'static')
      throw new Problem('conflict', 'Who is in a Dynamic Plus segment follows from its conditions.')
    const now = new Date().toISOString()
    // A worker that has one of them in hand would not see the move, nor be seen, where another segment asks about this one.
    await tx.execute(sql`
      select from contacts where store_id = ${storeId} and id = any(${sql.param(input.contactIds)}::uuid[])
      order by id for no key update`)
    const rows = await write(tx, now)
    const contactIds = rows.map(({ contactId }) => contactId)
    await writeMoves(
      tx,
      storeId,
      contactIds.map((contactId) => ({ segmentId: segment.id, contactId, move })),
      { now, causes: NO_CAUSES },
    )
    await refreshMembership(tx, storeId, contactIds, now)
    return { changed: contactIds.length }
  })
}
