import { eq, sql } from 'drizzle-orm'
import { stores, type Tx } from '@/db'
import type { RunnableVersion } from './advance'

/** What runs may ask beside the event and the contact; read only where a node of theirs asks it. */
export type Surroundings = {
  /** Segments that each contact is in, by contact. */
  memberships: ReadonlyMap<string, ReadonlySet<string>>
  timeZone: string | undefined
}

export async function surroundingsOf(
  tx: Tx,
  storeId: string,
  versions: readonly RunnableVersion[],
  contactIds: readonly string[],
): Promise<Surroundings> {
  const types = new Set(versions.flatMap(({ document }) => document.nodes.map(({ type }) => type)))
  return {
    memberships: types.has('in-segment') ? await membershipsOf(tx, storeId, contactIds) : new Map(),
    timeZone: types.has('wait') || types.has('wait-for-event') ? await timeZoneOf(tx, storeId) : undefined,
  }
}

async function membershipsOf(tx: Tx, storeId: string, contactIds: readonly string[]) {
  const rows = await tx.execute<{ contact_id: string; segment_ids: string[] }>(sql`
    select contact_id, array_agg(segment_id) as segment_ids from segment_members
    where store_id = ${storeId} and contact_id = any(${sql.param([...contactIds])}::uuid[]) group by contact_id`)
  return new Map(rows.map((row) => [row.contact_id, new Set(row.segment_ids)]))
}

async function timeZoneOf(tx: Tx, storeId: string): Promise<string | undefined> {
  const [store] = await tx.select({ timeZone: stores.timeZone }).from(stores).where(eq(stores.id, storeId))
  return store?.timeZone
}
