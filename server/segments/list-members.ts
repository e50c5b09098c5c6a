import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'
import type { Member } from './preview-segment'
import { readSegment } from './segment-row'

export type SegmentMember = Member & { enteredAt: string }

/** The contacts of a segment, in the order of their ids. Throws `not-found`, `invalid-request` for a bad cursor. */
export async function listMembers(ctx: StoreContext, input: { id: string } & PageInput): Promise<Page<SegmentMember>> {
  const storeId = ctx.store.id
  const limit = input.limit ?? LIMIT_DEFAULT
  const cursor = readCursor(input.cursor, (key) => key.length === 1 && isUuid(key[0] ?? ''))
  return inStore(storeId, async (tx) => {
    const segment = await readSegment(tx, storeId, input.id)
    const isBackwards = cursor?.direction === 'prev'
    const from = cursor?.key[0]
    const bound = from ? (isBackwards ? sql`and m.contact_id < ${from}` : sql`and m.contact_id > ${from}`) : sql``
    const rows = await tx.execute<SegmentMember>(sql`
      select c.id, c.email, c.fields->>'_name' as name, ${isoOf(sql`m.entered_at`)} as "enteredAt"
      from segment_members m join contacts c on c.store_id = m.store_id and c.id = m.contact_id
      where m.store_id = ${storeId} and m.segment_id = ${segment.id} ${bound}
      order by m.contact_id ${isBackwards ? sql`desc` : sql`asc`} limit ${limit + 1}`)
    return pageOf([...rows], cursor, limit, (member) => [member.id])
  })
}
