import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isUuid } from '@/server/ids'
import { isAwaited, type RunnableVersion } from '@/server/workflows/advance'
import type { Step } from '@/server/workflows/execution'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { versionsById } from '@/server/workflows/versions-by-id'
import type { WorkItem } from './claim-contacts'
import type { Results } from './write-results'

type Open = { wait: WaitKey & { wakeAt: string; cameEventId?: string }; version: RunnableVersion; step: Step }
type WaitKey = { workflowId: string; eventId: string; nodeId: string }
type Row = WaitKey & { contactId: string; versionId: string; wakeAt: string }

/**
 * The waits for an event of a group's contacts: those that stand in the table, and those that the group itself begins.
 * The first event that fits ends a wait; a worker then goes on with it as with any wait that is over.
 */
export class Awaiting {
  private readonly came: (WaitKey & { cameEventId: string })[] = []

  private constructor(
    private readonly open: Map<string, Open[]>,
    private readonly now: string,
  ) {}

  static async of(tx: Tx, storeId: string, work: readonly WorkItem[], now: string): Promise<Awaiting> {
    // Moves in and out of segments are awaited by nobody.
    const events = work.filter(({ eventTypeId }) => isUuid(eventTypeId))
    if (events.length === 0) return new Awaiting(new Map(), now)
    const rows = await tx.execute<Row>(sql`
      select w.workflow_id as "workflowId", w.event_id as "eventId", w.node_id as "nodeId", w.contact_id as "contactId",
        w.version_id as "versionId", w.wake_at as "wakeAt"
      from execution_waits w where w.store_id = ${storeId} and w.contact_id = any(${sql.param([...new Set(events.map((item) => item.contactId))])}::uuid[])
        and w.event_type_id = any(${sql.param([...new Set(events.map((item) => item.eventTypeId))])}::uuid[])
        and w.came_event_id is null and w.parked_at is null
      order by w.wake_at, w.event_id`)
    const versions = await versionsById(tx, storeId, [...new Set(rows.map(({ versionId }) => versionId))])
    const stepOf = await stepsOf(tx, storeId, rows)
    const open = new Map<string, Open[]>()
    for (const { contactId, versionId, workflowId, eventId, nodeId, wakeAt } of rows) {
      const version = versions.get(versionId)
      const step = stepOf({ workflowId, eventId, nodeId })
      if (version && step) add(open, contactId, { wait: { workflowId, eventId, nodeId, wakeAt }, version, step })
    }
    return new Awaiting(open, now)
  }

  /** An event of the group, in its turn: it ends the waits that stand for it, and have not run out when it came. */
  hear(contactId: string, event: ReceivedEvent): void {
    const left = (this.open.get(contactId) ?? []).filter(({ wait, version, step }) => {
      const isInTime = Date.parse(event.receivedAt) <= Date.parse(wait.wakeAt)
      if (!isInTime || wait.eventId === event.id || !isAwaited(version, step, event)) return true
      wait.wakeAt = this.now
      wait.cameEventId = event.id
      const { workflowId, eventId, nodeId } = wait
      this.came.push({ workflowId, eventId, nodeId, cameEventId: event.id })
      return false
    })
    this.open.set(contactId, left)
  }

  /** A wait that a run of the group began; it is changed in place where a later event of the group ends it. */
  note(contactId: string, wait: Results['waits'][number], version: RunnableVersion, steps: readonly Step[]): void {
    const step = steps.find(({ node }) => node === wait.nodeId)
    if (wait.eventTypeId !== undefined && step) add(this.open, contactId, { wait, version, step })
  }

  /** Writes which waits of the table are over; those of the group itself are written with it. */
  async write(tx: Tx, storeId: string): Promise<void> {
    if (this.came.length === 0) return
    await tx.execute(sql`
      update execution_waits w set came_event_id = r."cameEventId", wake_at = ${this.now}::timestamptz
      from json_to_recordset(${JSON.stringify(this.came)}::text::json) as r("workflowId" uuid, "eventId" uuid,
        "nodeId" text, "cameEventId" uuid)
      where w.store_id = ${storeId} and w.workflow_id = r."workflowId" and w.event_id = r."eventId"
        and w.node_id = r."nodeId"`)
  }
}

/** What each wait noted when it began. */
async function stepsOf(tx: Tx, storeId: string, waits: readonly WaitKey[]) {
  const ids = (of: (wait: WaitKey) => string) => sql.param([...new Set(waits.map(of))])
  const rows =
    waits.length === 0
      ? []
      : await tx.execute<{ key: string; steps: Step[] }>(sql`
          select workflow_id || ' ' || event_id as key, steps from executions where store_id = ${storeId}
            and workflow_id = any(${ids(({ workflowId }) => workflowId)}::uuid[])
            and event_id = any(${ids(({ eventId }) => eventId)}::uuid[])`)
  const steps = new Map(rows.map((row) => [row.key, row.steps]))
  return ({ workflowId, eventId, nodeId }: WaitKey): Step | undefined =>
    steps.get(`${workflowId} ${eventId}`)?.find(({ node }) => node === nodeId)
}

function add(open: Map<string, Open[]>, contactId: string, one: Open): void {
  open.set(contactId, [...(open.get(contactId) ?? []), one])
}
