import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { storeLockKey } from '@/server/stores/store-lock'
import { limitsOf, type RunnableVersion } from '@/server/workflows/advance'
import type { Entered } from '@/server/workflows/entry'

export type Start = { item: { eventId: string; contactId: string; eventTypeId: string }; version: RunnableVersion }

/** What ran before a group: an execution is never begun twice, and a workflow is entered only so often. */
export class EarlierRuns {
  private constructor(
    private readonly events: Set<string>,
    private readonly contacts: Map<string, number>,
    private readonly totals: Map<string, number>,
  ) {}

  static async of(tx: Tx, storeId: string, starts: readonly Start[]): Promise<EarlierRuns> {
    const limits = starts.map((start) => ({ ...start, limits: limitsOf(start.version, start.item.eventTypeId) }))
    const counted = limits.filter(({ limits }) => limits.perContact !== undefined)
    const inAll = new Map<string, number>()
    for (const { version, limits: own } of limits)
      if (own.total !== undefined)
        inAll.set(version.workflowId, Math.max(own.total, inAll.get(version.workflowId) ?? 0))
    return new EarlierRuns(
      await eventsThatRan(tx, storeId, starts),
      counted.length > 0 ? await entriesOfContacts(tx, storeId, counted) : new Map(),
      await totalsOf(tx, storeId, inAll),
    )
  }

  hasRun({ item, version }: Start): boolean {
    return this.events.has(`${version.workflowId} ${item.eventId}`)
  }

  entered({ item, version }: Start): Entered {
    const { workflowId } = version
    const contact = this.contacts.get(`${workflowId} ${item.contactId}`) ?? 0
    return { contact, total: this.totals.get(workflowId) ?? 0 }
  }

  note({ item, version }: Start): void {
    const { workflowId } = version
    const key = `${workflowId} ${item.contactId}`
    this.contacts.set(key, (this.contacts.get(key) ?? 0) + 1)
    this.totals.set(workflowId, (this.totals.get(workflowId) ?? 0) + 1)
  }
}

async function eventsThatRan(tx: Tx, storeId: string, starts: readonly Start[]): Promise<Set<string>> {
  const eventIds = [...new Set(starts.map(({ item }) => item.eventId))]
  const rows = await tx.execute<{ workflow_id: string; event_id: string }>(sql`
    select workflow_id, event_id from executions
    where store_id = ${storeId} and event_id = any(${sql.param(eventIds)}::uuid[])`)
  return new Set(rows.map((row) => `${row.workflow_id} ${row.event_id}`))
}

async function entriesOfContacts(tx: Tx, storeId: string, starts: readonly Start[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ workflow_id: string; contact_id: string; n: number }>(sql`
    select workflow_id, contact_id, count(*)::int as n from executions where store_id = ${storeId}
      and contact_id = any(${sql.param([...new Set(starts.map(({ item }) => item.contactId))])}::uuid[])
      and workflow_id = any(${sql.param([...new Set(starts.map(({ version }) => version.workflowId))])}::uuid[])
    group by 1, 2`)
  return new Map(rows.map((row) => [`${row.workflow_id} ${row.contact_id}`, row.n]))
}

/** Exact beside other workers: who counts the entries of a workflow lets nobody else enter it until its group ends. */
async function totalsOf(tx: Tx, storeId: string, limits: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const totals = new Map<string, number>()
  for (const [workflowId, limit] of [...limits].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.execute(sql`select pg_advisory_xact_lock(${storeLockKey(workflowId)}::bigint)`)
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from (
        select from executions where store_id = ${storeId} and workflow_id = ${workflowId} limit ${limit}) entered`)
    totals.set(workflowId, row?.n ?? 0)
  }
  return totals
}
