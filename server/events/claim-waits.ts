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
  /** Whether any event that came to the execution was only claimed. */
  trust: ReceivedEvent['trust']
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
/** Contacts of a group are looked for among so many due waits of each workflow, the longest due first. */
const LOOKED_AT_MAX = 1000

/** Locks contacts with due waits, those that no other worker has in hand, and reads their waits in the order of their moments. */
export async function claimWaits(
  tx: Tx,
  storeId: string,
  now: string,
  only: string[] | undefined,
): Promise<ClaimedWaits | undefined> {
  const contacts = await lockContacts(tx, storeId, now, only)
  if (contacts.length === 0) return undefined
  // Read behind the lock: what another worker did meanwhile is gone.
  const mine = sql.param(contacts.map(({ id }) => id))
  const waits = await tx.execute<DueWait>(sql`
    select w.workflow_id as "workflowId", w.version_id as "versionId", w.event_id as "eventId", w.node_id as "nodeId",
      w.contact_id as "contactId", w.came_event_id as "cameEventId", x.steps,
      ${startedBy} as event,
      case when e.trust = 'claimed' or came.trust = 'claimed' or x.steps @> '[{"trust": "claimed"}]'
        then 'claimed' else 'verified' end as trust
    from execution_waits w
      join executions x on x.store_id = w.store_id and x.workflow_id = w.workflow_id and x.event_id = w.event_id
      join workflows f on f.store_id = w.store_id and f.id = w.workflow_id and f.state = 'active'
      left join events e on e.store_id = w.store_id and e.id = w.event_id
      left join events came on came.store_id = w.store_id and came.id = w.came_event_id
      left join segment_moves m on m.store_id = w.store_id and m.id = w.event_id
    where w.store_id = ${storeId} and w.wake_at <= ${now}::timestamptz and w.parked_at is null
      and w.contact_id = any(${mine}::uuid[])
    order by w.wake_at, w.event_id, w.node_id limit ${GROUP_WAITS_MAX}`)
  if (waits.length === 0) return undefined
  return {
    contacts: [...contacts],
    waits: [...waits],
    stillWaiting: await otherWaits(tx, storeId, waits),
    hasMore: contacts.length === GROUP_CONTACTS_MAX || waits.length === GROUP_WAITS_MAX,
  }
}

/** By workflow, so that what a paused one holds – all of it due, perhaps – is not even looked at. */
function lockContacts(tx: Tx, storeId: string, now: string, only: string[] | undefined): Promise<ContactRow[]> {
  return tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c
    where c.store_id = ${storeId} and c.id = any(array(
      select due.contact_id from workflows f cross join lateral (
        select w.contact_id from execution_waits w
        where w.store_id = f.store_id and w.workflow_id = f.id and w.parked_at is null
          and w.wake_at <= ${now}::timestamptz ${only ? sql`and w.contact_id = any(${sql.param(only)}::uuid[])` : sql``}
        order by w.wake_at limit ${LOOKED_AT_MAX}) due
      where f.store_id = ${storeId} and f.state = 'active'))
    order by c.id limit ${GROUP_CONTACTS_MAX} for no key update skip locked`)
}

/** Of the executions of these waits, those that wait at other nodes as well. */
async function otherWaits(tx: Tx, storeId: string, waits: readonly DueWait[]): Promise<Set<string>> {
  const eventIds = [...new Set(waits.map(({ eventId }) => eventId))]
  const rows = await tx.execute<Pick<DueWait, 'workflowId' | 'eventId' | 'nodeId'>>(sql`
    select workflow_id as "workflowId", event_id as "eventId", node_id as "nodeId" from execution_waits
    where store_id = ${storeId} and contact_id = any(${sql.param([...new Set(waits.map((wait) => wait.contactId))])}::uuid[])
      and event_id = any(${sql.param(eventIds)}::uuid[])`)
  const keyOf = ({ workflowId, eventId, nodeId }: Pick<DueWait, 'workflowId' | 'eventId' | 'nodeId'>) =>
    `${workflowId} ${eventId} ${nodeId}`
  const taken = new Set(waits.map(keyOf))
  const others = rows.filter((row) => !taken.has(keyOf(row)))
  return new Set(others.map(({ workflowId, eventId }) => `${workflowId} ${eventId}`))
}
