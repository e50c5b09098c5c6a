import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import { isClaimed } from '@/server/workflows/advance'
import type { Step } from '@/server/workflows/execution'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { cameTo } from './brought-by'
import { readEvents, readStarters } from './read-events'

type WaitKey = { workflowId: string; eventId: string; nodeId: string }
type WaitRow = WaitKey & {
  versionId: string
  contactId: string
  /** The event that it waited for. */
  cameEventId: string | null
}

/** A wait whose moment has come, with its execution and its event. */
export type DueWait = WaitRow & {
  steps: Step[]
  /** What started the execution. */
  event: ReceivedEvent
  /** Whether any event that came to the execution was only claimed. */
  trust: ReceivedEvent['trust']
}

export type ClaimedWaits = {
  contacts: ContactRow[]
  waits: DueWait[]
  /** The events that ended these waits, and those that came to earlier ones of the same executions, by id. */
  came: ReadonlyMap<string, ReceivedEvent>
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
  const rows = await waitsOf(tx, storeId, now, contacts)
  if (rows.length === 0) return undefined
  const { waits, came } = await withExecutions(tx, storeId, rows)
  if (waits.length === 0) return undefined
  return {
    contacts: [...contacts],
    waits,
    came,
    stillWaiting: await otherWaits(tx, storeId, rows),
    hasMore: contacts.length === GROUP_CONTACTS_MAX || rows.length === GROUP_WAITS_MAX,
  }
}

/** Read behind the lock: what another worker did meanwhile is gone. */
function waitsOf(tx: Tx, storeId: string, now: string, contacts: readonly ContactRow[]): Promise<WaitRow[]> {
  return tx.execute<WaitRow>(sql`
    select w.workflow_id as "workflowId", w.version_id as "versionId", w.event_id as "eventId", w.node_id as "nodeId",
      w.contact_id as "contactId", w.came_event_id as "cameEventId"
    from execution_waits w
    where w.store_id = ${storeId} and w.wake_at <= ${now}::timestamptz and w.parked_at is null
      and w.contact_id = any(${sql.param(contacts.map(({ id }) => id))}::uuid[])
      and w.workflow_id = any(array(select f.id from workflows f where f.store_id = ${storeId} and f.state = 'active'))
    order by w.wake_at, w.event_id, w.node_id limit ${GROUP_WAITS_MAX}`)
}

/**
 * By lists of ids, a table a statement: joined, each row would be looked for among all of the store wherever Postgres has
 * no statistics of it yet.
 */
async function withExecutions(
  tx: Tx,
  storeId: string,
  rows: readonly WaitRow[],
): Promise<Pick<ClaimedWaits, 'waits' | 'came'>> {
  const ids = (of: (row: WaitRow) => string | null) => [...new Set(rows.flatMap((row) => of(row) ?? []))]
  const eventIds = ids(({ eventId }) => eventId)
  const executions = await tx.execute<{ key: string; steps: Step[] }>(sql`
    select workflow_id || ' ' || event_id as key, steps from executions where store_id = ${storeId}
      and workflow_id = any(${sql.param(ids(({ workflowId }) => workflowId))}::uuid[])
      and event_id = any(${sql.param(eventIds)}::uuid[])`)
  const stepsOf = new Map(executions.map(({ key, steps }) => [key, steps]))
  const starters = await readStarters(tx, storeId, eventIds)
  const earlier = executions.flatMap(({ steps }) => cameTo(steps))
  const came = await readEvents(tx, storeId, [...earlier, ...ids(({ cameEventId }) => cameEventId)])
  const waits = rows.flatMap((row): DueWait[] => {
    const steps = stepsOf.get(`${row.workflowId} ${row.eventId}`)
    const event = starters.get(row.eventId)
    if (!steps || !event) return []
    const trust =
      event.trust === 'claimed' || isClaimed(steps, came.get(row.cameEventId ?? '')) ? 'claimed' : 'verified'
    return [{ ...row, steps, event, trust }]
  })
  return { waits, came }
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
async function otherWaits(tx: Tx, storeId: string, waits: readonly WaitRow[]): Promise<Set<string>> {
  const eventIds = [...new Set(waits.map(({ eventId }) => eventId))]
  const rows = await tx.execute<WaitKey>(sql`
    select workflow_id as "workflowId", event_id as "eventId", node_id as "nodeId" from execution_waits
    where store_id = ${storeId} and contact_id = any(${sql.param([...new Set(waits.map((wait) => wait.contactId))])}::uuid[])
      and event_id = any(${sql.param(eventIds)}::uuid[])`)
  const keyOf = ({ workflowId, eventId, nodeId }: WaitKey) => `${workflowId} ${eventId} ${nodeId}`
  const taken = new Set(waits.map(keyOf))
  const others = rows.filter((row) => !taken.has(keyOf(row)))
  return new Set(others.map(({ workflowId, eventId }) => `${workflowId} ${eventId}`))
}
