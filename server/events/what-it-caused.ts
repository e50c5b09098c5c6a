import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { Writer } from '@/server/contacts/writer'
import type { FieldValue } from '@/server/fields/field-types'
import { activeVersions } from '@/server/workflows/active-versions'
import type { Step } from '@/server/workflows/execution'
import { idBoundWithRoom } from './id-bound'
import { type Move, movesOf } from './moves-of'
import { whyNotStarted } from './why-not-started'

type Named = { id: string; name: string | null }

export type CausedExecution = { workflow: Named; state: 'finished' | 'waiting' | 'failed'; steps: Step[]; at: string }
export type CausedChange = {
  id: string
  field: string
  fieldName: string
  old: FieldValue | null
  new: FieldValue | null
  writer: Writer
  skipped: string | null
  at: string
}

/** One event of a reception, and everything that followed from it. */
export type EventWithEffects = {
  id: string
  contactId: string
  email: string | null
  values: Record<string, FieldValue>
  receivedAt: string
  occurredAt: string
  trust: 'verified' | 'claimed'
  /** False: a replay that only stores and counts. */
  startsWorkflows: boolean
  /** Work that is still to be done: parked ones say why. */
  pending: { attempts: number; parkedAt: string | null; reason: string | null } | null
  executions: CausedExecution[]
  /** Workflows that were active when the event was accepted and have no execution for it, with the reason. */
  notStarted: { workflow: Named; because: 'other-event' | 'gate' | 'waiting'; why: string }[]
  fieldChanges: CausedChange[]
  segmentMoves: Omit<Move, 'eventId'>[]
}

type EventRow = Omit<EventWithEffects, 'executions' | 'notStarted' | 'fieldChanges' | 'segmentMoves'> & {
  eventTypeId: string
  revision: number
}

/** Of a fan-out, so many events are told with all that they caused. */
const EVENTS_MAX = 100

/** The events of an accepted reception with what they caused; the first one has the reception's id. */
export async function whatItCaused(tx: Tx, storeId: string, receptionId: string): Promise<EventWithEffects[]> {
  const rows = await tx.execute<EventRow>(sql`
    select e.id, e.contact_id as "contactId", c.email, e.values, ${isoOf(sql`e.received_at`)} as "receivedAt",
      ${isoOf(sql`e.occurred_at`)} as "occurredAt", e.trust, e.starts_workflows as "startsWorkflows",
      e.event_type_id as "eventTypeId", e.revision::float8 as revision,
      case when p.event_id is null then null else jsonb_build_object(
        'attempts', p.attempts, 'parkedAt', ${isoOf(sql`p.parked_at`)}, 'reason', p.reason) end as pending
    from events e
      join contacts c on c.store_id = e.store_id and c.id = e.contact_id
      left join pending_work p on p.store_id = e.store_id and p.event_id = e.id
    where e.store_id = ${storeId} and (e.id = ${receptionId}
      or (e.reception_id = ${receptionId} and e.id <> e.reception_id))
    order by e.id limit ${EVENTS_MAX}`)
  const caused: EventWithEffects[] = []
  for (const row of rows) caused.push(await withEffects(tx, storeId, row))
  return caused
}

async function withEffects(tx: Tx, storeId: string, row: EventRow): Promise<EventWithEffects> {
  const { eventTypeId: _, revision: __, ...event } = row
  const executions = await executionsOf(tx, storeId, row.id)
  const moves = await movesOf(tx, storeId, [row.id])
  return {
    ...event,
    executions,
    notStarted: await notStarted(tx, storeId, row, executions),
    fieldChanges: await changesOf(tx, storeId, row),
    segmentMoves: moves.map(({ segment, move, at }) => ({ segment, move, at })),
  }
}

async function executionsOf(tx: Tx, storeId: string, eventId: string): Promise<CausedExecution[]> {
  const rows = await tx.execute<CausedExecution>(sql`
    select jsonb_build_object('id', x.workflow_id, 'name', w.name) as workflow, x.state, x.steps,
      ${isoOf(sql`x.started_at`)} as at
    from executions x left join workflows w on w.store_id = x.store_id and w.id = x.workflow_id
    where x.store_id = ${storeId} and x.event_id = ${eventId} order by w.priority, x.workflow_id`)
  return [...rows]
}

/**
 * A change is younger than the event that made it: the contact's changes are read from the event's id on. What a browser
 * sent about its contact beside the event names no event and has its very time.
 */
async function changesOf(tx: Tx, storeId: string, event: EventRow): Promise<CausedChange[]> {
  const names = new Map((await contactFieldsOf(tx, storeId)).map(({ id, name }) => [id, name]))
  const rows = await tx.execute<Omit<CausedChange, 'fieldName'>>(sql`
    select id, field_id as field, old_value as old, new_value as new, writer, skipped, ${isoOf(sql`at`)} as at
    from field_changes
    where store_id = ${storeId} and contact_id = ${event.contactId} and id >= ${idBoundWithRoom(event.receivedAt)}
      and (writer->>'eventId' = ${event.id}
        or (writer->>'type' = 'web' and at = ${event.receivedAt}::timestamptz))
    order by id limit 500`)
  return rows.map((row) => ({ ...row, fieldName: names.get(row.field) ?? row.field }))
}

async function notStarted(tx: Tx, storeId: string, event: EventRow, executions: CausedExecution[]) {
  const started = new Set(executions.map(({ workflow }) => workflow.id))
  const versions = await activeVersions(tx, storeId, event.revision)
  const others = versions.filter(({ workflowId }) => !started.has(workflowId))
  if (others.length === 0) return []
  const [contact] = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${event.contactId}`)
  const notStarted: EventWithEffects['notStarted'] = []
  for (const version of others) {
    const { because, why } = await whyNotStarted(tx, storeId, { version, contact, event })
    notStarted.push({ workflow: { id: version.workflowId, name: version.workflowName }, because, why })
  }
  return notStarted
}
