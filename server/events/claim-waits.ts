import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { Step } from '@/server/workflows/execution'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { startedBy } from './event-document'

/** A wait whose moment has come, with its execution and its event. */
export type DueWait = {
  workflowId: string
  versionId: string
  eventId: string
  nodeId: string
  contactId: string
  steps: Step[]
  /** What started the execution. */
  event: ReceivedEvent
  /** The event that it waited for. */
  cameEventId: string | null
}

export type ClaimedWaits = {
  contacts: ContactRow[]
  waits: DueWait[]
  /** Executions (`{workflowId} {eventId}`) that wait at other nodes as well. */
  stillWaiting: ReadonlySet<string>
  hasMore: boolean
}

const GROUP_CONTACTS_MAX = 250
const GROUP_WAITS_MAX = 500

/** Locks contacts with due waits, those that no other worker has in hand, and reads their waits in the order of their moments. */
export async function claimWaits(
  tx: Tx,
  storeId: string,
  now: string,
  only: string[] | undefined,
): Promise<ClaimedWaits | undefined> {
  const due = sql`w.store_id = ${storeId} and w.wake_at <= ${now}::timestamptz and w.parked_at is null
    and exists (select from workflows f where f.store_id = w.store_id and f.id = w.workflow_id and f.state = 'active')`
  const found = await tx.execute<{ contact_id: string }>(sql`
    select contact_id from execution_waits w where ${due} ${only ? sql`and w.contact_id = any(${sql.param(only)}::uuid[])` : sql``}
    group by contact_id order by min(w.wake_at) limit ${GROUP_CONTACTS_MAX}`)
  if (found.length === 0) return undefined
  const contacts = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c
    where c.store_id = ${storeId} and c.id = any(${sql.param(found.map((row) => row.contact_id))}::uuid[])
    order by c.id for no key update skip locked`)
  if (contacts.length === 0) return undefined
  // Read behind the lock: what another worker did meanwhile is gone.
  const mine = sql.param(contacts.map(({ id }) => id))
  const waits = await tx.execute<DueWait>(sql`
    select w.workflow_id as "workflowId", w.version_id as "versionId", w.event_id as "eventId", w.node_id as "nodeId",
      w.contact_id as "contactId", w.came_event_id as "cameEventId", x.steps,
      ${startedBy} as event
    from execution_waits w
      join executions x on x.store_id = w.store_id and x.workflow_id = w.workflow_id and x.event_id = w.event_id
      left join events e on e.store_id = w.store_id and e.id = w.event_id
      left join segment_moves m on m.store_id = w.store_id and m.id = w.event_id
    where ${due} and w.contact_id = any(${mine}::uuid[])
    order by w.wake_at, w.event_id, w.node_id limit ${GROUP_WAITS_MAX}`)
  if (waits.length === 0) return undefined
  const others = await tx.execute<{ key: string }>(sql`
    select workflow_id || ' ' || event_id as key from execution_waits w
    where w.store_id = ${storeId} and w.contact_id = any(${mine}::uuid[])
    group by 1 having count(*) > count(*) filter (where w.wake_at <= ${now}::timestamptz and w.parked_at is null)`)
  const isFull = found.length === GROUP_CONTACTS_MAX || waits.length === GROUP_WAITS_MAX
  return {
    contacts: [...contacts],
    waits: [...waits],
    stillWaiting: new Set(others.map(({ key }) => key)),
    hasMore: isFull || contacts.length < found.length,
  }
}
