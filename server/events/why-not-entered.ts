import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { StoreContext } from '@/server/context'
import { typeName } from '@/server/event-types/type-named'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { activeVersions } from '@/server/workflows/active-versions'
import type { RunnableVersion } from '@/server/workflows/advance'
import type { RunState } from '@/server/workflows/schema'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { workflowRow } from '@/server/workflows/workflow-row'
import { eventDocument, moveDocument } from './event-document'
import { inactiveSince } from './inactive-since'
import { type Unstarted, type WhyNot, whyNotStarted } from './why-not-started'

/** Something that happened to the contact, and whether it started the workflow. */
export type Chance = {
  /** Of the event, or of the move. */
  id: string
  at: string
  receptionId: string | null
  eventTypeName: string | null
  move: { segmentId: string; segmentName: string | null; move: 'entered' | 'left' } | null
  /** Of the run that it started; null: it started none. */
  run: RunState | null
  /** Why it started none. `inactive`: the workflow was not active then, `since` when. */
  whyNot: WhyNot | { because: 'inactive'; state: 'draft' | 'paused' | 'finished'; since: string | null } | null
}

export type WhyNotEntered = { contact: { id: string; email: string | null }; chances: Chance[] }

const CHANCES_MAX = 25

type Row = Omit<Chance, 'whyNot'> & {
  event: ReceivedEvent
  startsWorkflows: boolean
  pending: Unstarted['pending']
  /** Null for a move: it keeps no revision. */
  revision: number | null
}

/**
 * The last events and segment moves of a contact, newest first, each with the run that it started or what kept it out.
 * Throws `not-found`.
 */
export function whyNotEntered(
  ctx: StoreContext,
  { workflowId, contactId }: { workflowId: string; contactId: string },
): Promise<WhyNotEntered> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    await workflowRow(tx, ctx, workflowId)
    const [contact] = isUuid(contactId)
      ? await tx.execute<ContactRow>(sql`
          select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${contactId}`)
      : []
    if (!contact) throw new Problem('not-found', 'There is no such contact.')
    const rows = [
      ...(await eventsOf(tx, storeId, workflowId, contactId)),
      ...(await movesOf(tx, storeId, workflowId, contactId)),
    ]
    // Of one instant, the later id: ids are made in the order of reception.
    const keyOf = ({ at, id }: Row) => `${at} ${id}`
    const latest = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, CHANCES_MAX)
    const chances: Chance[] = []
    for (const row of latest) {
      const { event: _, startsWorkflows: __, pending: ___, revision: ____, ...chance } = row
      chances.push({ ...chance, whyNot: await reasonOf(tx, storeId, { workflowId, contact, row }) })
    }
    return { contact: { id: contact.id, email: contact.email }, chances }
  })
}

type Question = { workflowId: string; contact: ContactRow; row: Row }

async function reasonOf(tx: Tx, storeId: string, { workflowId, contact, row }: Question): Promise<Chance['whyNot']> {
  if (row.run !== null) return null
  const inactive = await inactiveSince(tx, storeId, workflowId, row.at)
  const version = await versionThen(tx, storeId, { workflowId, row, isInactive: inactive !== undefined })
  if (!version) return { because: 'inactive', ...(inactive ?? { state: 'draft', since: null }) }
  const { startsWorkflows, pending } = row
  const event = { ...row.event, startsWorkflows, pending }
  const why = await whyNotStarted(tx, storeId, { version, contact, event })
  const isOwners = row.move && why.because === 'gate' && why.gate === undefined
  return isOwners ? { ...why, why: 'who is in the segment was changed by its owner, which starts nothing' } : why
}

/** The version that was active when it happened: for an event exactly, for a move by the audit log's times. */
async function versionThen(
  tx: Tx,
  storeId: string,
  { workflowId, row, isInactive }: { workflowId: string; row: Row; isInactive: boolean },
): Promise<RunnableVersion | undefined> {
  if (row.revision === null && isInactive) return undefined
  const [store] = await tx.execute<{ revision: number }>(
    sql`select revision::float8 as revision from stores where id = ${storeId}`,
  )
  const versions = await activeVersions(tx, storeId, row.revision ?? store?.revision ?? 0)
  return versions.find((version) => version.workflowId === workflowId)
}

async function eventsOf(tx: Tx, storeId: string, workflowId: string, contactId: string): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    select e.id, ${isoOf(sql`e.received_at`)} as at, e.reception_id as "receptionId", ${typeName(sql`e.event_type_id`)} as "eventTypeName",
      null as move, x.state as run, ${eventDocument(sql`e`)} as event, e.starts_workflows as "startsWorkflows",
      case when p.event_id is not null then jsonb_build_object('parkedAt', ${isoOf(sql`p.parked_at`)},
        'reason', p.reason) end as pending, e.revision::float8 as revision
    from events e
      left join event_types t on t.store_id = e.store_id and t.id = e.event_type_id
      left join deleted_event_types d on d.store_id = e.store_id and d.id = e.event_type_id
      left join executions x on x.store_id = e.store_id and x.workflow_id = ${workflowId} and x.event_id = e.id
      left join pending_work p on p.store_id = e.store_id and p.event_id = e.id
    where e.store_id = ${storeId} and e.contact_id = ${contactId} order by e.id desc limit ${CHANCES_MAX}`)
  return [...rows]
}

/** Moves in and out of the segments that the workflow ever listened to. */
async function movesOf(tx: Tx, storeId: string, workflowId: string, contactId: string): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    select m.id, ${isoOf(sql`m.at`)} as at, null as "receptionId", null as "eventTypeName",
      jsonb_build_object('segmentId', m.segment_id, 'segmentName', s.name, 'move', m.move) as move, x.state as run,
      ${moveDocument(sql`m`, sql`coalesce(p.trust, 'verified')`)} as event, true as "startsWorkflows",
      case when p.id is not null then jsonb_build_object('parkedAt', ${isoOf(sql`p.parked_at`)},
        'reason', p.reason) end as pending, p.revision::float8 as revision
    from segment_moves m
      left join segments s on s.store_id = m.store_id and s.id = m.segment_id
      left join executions x on x.store_id = m.store_id and x.workflow_id = ${workflowId} and x.event_id = m.id
      left join pending_moves p on p.store_id = m.store_id and p.id = m.id
    where m.store_id = ${storeId} and m.contact_id = ${contactId} and exists (
      select from workflow_versions v
        cross join lateral jsonb_array_elements(v.document->'nodes') node
      where v.store_id = m.store_id and v.workflow_id = ${workflowId}
        and node->>'type' = 'segment-' || m.move and node->'config'->>'segmentId' = m.segment_id::text)
    order by m.id desc limit ${CHANCES_MAX}`)
  return [...rows]
}
