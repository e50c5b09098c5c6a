import { sql } from 'drizzle-orm'
import { contactMerges, type Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import { newId } from '@/server/ids'

type Merge = {
  storeId: string
  fromId: string
  intoId: string
  trust: 'verified' | 'claimed'
  now: string
}

/** What belongs to a contact and moves with it. Rechecks follow from its segments. */
const HISTORY = [
  ...['events', 'pending_work', 'executions', 'execution_waits', 'effects', 'field_changes', 'segment_moves'],
  ...['contact_merges', 'trackers', 'content_showings', 'deliveries'],
]

/**
 * Moves the history of an anonymous contact to the known one that it turned out to be, and removes the empty one. What
 * the known one knows stays; fields that it has not are taken over. Never merges two contacts that both have an email
 * (contract §5). Waits for a worker that has either in hand. Its memberships are for the caller to refresh.
 */
export async function mergeAnonymous(tx: Tx, { storeId, fromId, intoId, trust, now }: Merge): Promise<void> {
  const rows = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id in (${fromId}, ${intoId})
    order by c.id for update`)
  const from = rows.find(({ id }) => id === fromId)
  const into = rows.find(({ id }) => id === intoId)
  if (!from || !into || from.email !== null) return
  const moved = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from events where store_id = ${storeId} and contact_id = ${fromId}`)
  for (const table of HISTORY) {
    await tx.execute(sql`update ${sql.identifier(table)} set contact_id = ${intoId}
      where store_id = ${storeId} and contact_id = ${fromId}`)
  }
  await tx.execute(sql`
    update segment_members m set contact_id = ${intoId}
    where m.store_id = ${storeId} and m.contact_id = ${fromId} and not exists (
      select from segment_members o where o.store_id = m.store_id and o.segment_id = m.segment_id
        and o.contact_id = ${intoId})`)
  const { _externalId: _, ...own } = from.fields
  const fields = { ...own, ...into.fields }
  const writes = { ...from.writes, ...into.writes }
  await tx.execute(sql`
    update contacts set fields = ${JSON.stringify(fields)}::text::jsonb, writes = ${JSON.stringify(writes)}::text::jsonb,
      updated_at = ${now}::timestamptz
    where store_id = ${storeId} and id = ${intoId}`)
  await tx.execute(sql`delete from contacts where store_id = ${storeId} and id = ${fromId}`)
  await tx.insert(contactMerges).values({
    ...{ storeId, id: newId(), contactId: intoId, how: 'merged', fromContactId: fromId, trust, at: now },
    events: moved[0]?.n ?? 0,
  })
}
