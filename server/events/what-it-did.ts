import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { Step } from '@/server/workflows/execution'
import { movesOf } from './moves-of'

type Named = { id: string; name: string | null }

/** In short, what an accepted event did: for its line in the log. */
export type Did = {
  workflows: Named[]
  /** Ids of the contact fields that were set. */
  fields: string[]
  entered: Named[]
  left: Named[]
  /** `waiting`: a worker has not come to it yet; `parked`: it failed five times. */
  state: 'done' | 'waiting' | 'parked'
}

type Execution = { eventId: string; workflowId: string; name: string | null; steps: Step[] }

/** What each of these events did, by event id. */
export async function whatTheyDid(tx: Tx, storeId: string, eventIds: string[]): Promise<Map<string, Did>> {
  const did = new Map<string, Did>()
  if (eventIds.length === 0) return did
  const these = sql`${sql.param(eventIds)}::uuid[]`
  for (const id of eventIds) did.set(id, { workflows: [], fields: [], entered: [], left: [], state: 'done' })
  const executions = await tx.execute<Execution>(sql`
    select x.event_id as "eventId", x.workflow_id as "workflowId", w.name, x.steps
    from executions x left join workflows w on w.store_id = x.store_id and w.id = x.workflow_id
    where x.store_id = ${storeId} and x.event_id = any(${these}) order by w.priority, x.workflow_id`)
  for (const { eventId, workflowId, name, steps } of executions) {
    const line = did.get(eventId)
    line?.workflows.push({ id: workflowId, name })
    for (const field of fieldsSet(steps)) if (!line?.fields.includes(field)) line?.fields.push(field)
  }
  const pending = await tx.execute<{ eventId: string; isParked: boolean }>(sql`
    select event_id as "eventId", parked_at is not null as "isParked" from pending_work
    where store_id = ${storeId} and event_id = any(${these})`)
  for (const { eventId, isParked } of pending) {
    const line = did.get(eventId)
    if (line) line.state = isParked ? 'parked' : 'waiting'
  }
  for (const { eventId, segment, move } of await movesOf(tx, storeId, eventIds)) did.get(eventId)?.[move].push(segment)
  return did
}

function fieldsSet(steps: Step[]): string[] {
  const changes = steps.flatMap((step) => step.changes ?? [])
  return changes.flatMap(({ field, skipped, error }) => (skipped === undefined && error === undefined ? [field] : []))
}
