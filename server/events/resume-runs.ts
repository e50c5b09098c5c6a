import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import { type Advanced, resume } from '@/server/workflows/advance'
import type { Step } from '@/server/workflows/execution'
import type { ContactState, ReceivedEvent } from '@/server/workflows/scope'
import { surroundingsOf } from '@/server/workflows/surroundings'
import { versionsById } from '@/server/workflows/versions-by-id'
import type { ClaimedWaits, DueWait } from './claim-waits'
import { eventDocument } from './event-document'
import { externalIdsOf } from './external-ids'
import { countSteps } from './node-counts'
import { changedContacts } from './run-workflows'
import { noResults, type Results } from './write-results'

/** Goes on with each execution behind its wait, and writes its steps; what else it did is answered, to be written. */
export async function resumeRuns(
  tx: Tx,
  storeId: string,
  { contacts, waits, stillWaiting }: ClaimedWaits,
  now: string,
): Promise<Results> {
  const results = noResults()
  const versions = await versionsById(tx, storeId, [...new Set(waits.map(({ versionId }) => versionId))])
  const contactFields = new Map((await contactFieldsOf(tx, storeId)).map((field) => [field.id, field]))
  const runnable = [...versions.values()]
  const surroundings = await surroundingsOf(
    tx,
    storeId,
    runnable,
    contacts.map(({ id }) => id),
  )
  const externalIds = await externalIdsOf(
    tx,
    storeId,
    waits.map(({ event }) => event),
    runnable,
  )
  const came = await eventsThatCame(tx, storeId, waits)
  const states = new Map<string, ContactState>(contacts.map((contact) => [contact.id, contact]))
  const steps = new Map<string, Step[]>()
  for (const wait of waits) {
    const version = versions.get(wait.versionId)
    const contact = states.get(wait.contactId)
    if (!version || !contact) continue
    const key = `${wait.workflowId} ${wait.eventId}`
    const before = steps.get(key) ?? wait.steps
    const run = resume(
      version,
      contact,
      wait.event,
      {
        ...{ now, contactFields, timeZone: surroundings.timeZone },
        memberships: surroundings.memberships.get(contact.id),
        isExternalIdTaken: (externalId) => externalIds?.isTaken(externalId, contact.id) ?? false,
      },
      { nodeId: wait.nodeId, steps: before, came: came.get(wait.cameEventId ?? ''), brought: broughtBy(before, came) },
    )
    steps.set(key, run.steps)
    countSteps(results.counts, wait.workflowId, [
      ...run.steps.filter(({ node }) => node === wait.nodeId),
      ...run.steps.slice(before.length),
    ])
    states.set(contact.id, run.state)
    externalIds?.note(run.state)
    note(results, wait, run)
  }
  results.contacts.push(...changedContacts(contacts, states))
  const waiting = new Set([...stillWaiting, ...results.waits.map((wait) => `${wait.workflowId} ${wait.eventId}`)])
  await writeSteps(tx, storeId, steps, waiting, now)
  return results
}

/** The events that ended these waits, and earlier ones of the same executions. */
export async function eventsThatCame(
  tx: Tx,
  storeId: string,
  waits: readonly Pick<DueWait, 'steps' | 'cameEventId'>[],
): Promise<Map<string, ReceivedEvent>> {
  const earlier = waits.flatMap(({ steps }) => steps.map(({ cameEventId }) => cameEventId))
  const ids = new Set(
    [...earlier, ...waits.map(({ cameEventId }) => cameEventId)].filter((id) => typeof id === 'string'),
  )
  if (ids.size === 0) return new Map()
  const rows = await tx.execute<{ event: ReceivedEvent }>(sql`
    select ${eventDocument(sql`e`)} as event from events e
    where e.store_id = ${storeId} and e.id = any(${sql.param([...ids])}::uuid[])`)
  return new Map(rows.map(({ event }) => [event.id, event]))
}

export function broughtBy(
  steps: readonly Step[],
  came: ReadonlyMap<string, ReceivedEvent>,
): Map<string, ReceivedEvent> {
  const brought = new Map<string, ReceivedEvent>()
  for (const { node, cameEventId } of steps) {
    const event = cameEventId === undefined ? undefined : came.get(cameEventId)
    if (event) brought.set(node, event)
  }
  return brought
}

function note(results: Results, { workflowId, versionId, eventId, contactId }: DueWait, run: Advanced): void {
  const common = { workflowId, versionId, eventId, contactId }
  for (const nodeId of run.ledger) results.ledger.push({ ...common, nodeId })
  for (const wait of run.waits) results.waits.push({ ...common, ...wait })
  for (const output of run.outputs) results.outputs.push({ ...common, ...output })
  results.changes.push(...run.changes)
}

export async function writeSteps(
  tx: Tx,
  storeId: string,
  steps: ReadonlyMap<string, Step[]>,
  waiting: ReadonlySet<string>,
  now: string,
): Promise<void> {
  const rows = [...steps].map(([key, all]) => {
    const [workflowId, eventId] = key.split(' ')
    const ended = all.some(({ error }) => error !== undefined) ? 'failed' : 'finished'
    return { workflowId, eventId, steps: all, state: waiting.has(key) ? 'waiting' : ended }
  })
  if (rows.length === 0) return
  await tx.execute(sql`
    update executions x set steps = r.steps, state = r.state,
      finished_at = case when r.state = 'waiting' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r("workflowId" uuid, "eventId" uuid, steps jsonb, state text)
    where x.store_id = ${storeId} and x.workflow_id = r."workflowId" and x.event_id = r."eventId"`)
}
