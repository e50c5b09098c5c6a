import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { resume } from '@/server/workflows/advance'
import type { Step } from '@/server/workflows/execution'
import type { ContactState } from '@/server/workflows/scope'
import { versionsById } from '@/server/workflows/versions-by-id'
import { broughtBy } from './brought-by'
import type { ClaimedWaits } from './claim-waits'
import { countSteps } from './node-counts'
import { runEnvOf } from './run-env'
import { changedContacts, noResults, noteRun, type Results } from './write-results'

/** Goes on with each execution behind its wait, and writes its steps; what else it did is answered, to be written. */
export async function resumeRuns(
  tx: Tx,
  storeId: string,
  { contacts, waits, came, stillWaiting }: ClaimedWaits,
  now: string,
): Promise<Results> {
  const results = noResults()
  const versions = await versionsById(tx, storeId, [...new Set(waits.map(({ versionId }) => versionId))])
  const env = await runEnvOf(tx, storeId, {
    ...{ versions: [...versions.values()], events: waits.map(({ event }) => event), now },
    contactIds: contacts.map(({ id }) => id),
  })
  const states = new Map<string, ContactState>(contacts.map((contact) => [contact.id, contact]))
  const steps = new Map<string, Step[]>()
  for (const wait of waits) {
    const version = versions.get(wait.versionId)
    const contact = states.get(wait.contactId)
    if (!version || !contact) continue
    const key = `${wait.workflowId} ${wait.eventId}`
    const before = steps.get(key) ?? wait.steps
    const { nodeId, cameEventId } = wait
    const woken = { nodeId, steps: before, came: came.get(cameEventId ?? ''), brought: broughtBy(before, came) }
    const run = resume(version, contact, wait.event, env.of(contact.id), woken)
    steps.set(key, run.steps)
    countSteps(results.counts, wait.workflowId, [
      ...run.steps.filter(({ node }) => node === wait.nodeId),
      ...run.steps.slice(before.length),
    ])
    states.set(contact.id, run.state)
    env.note(run.state)
    const { workflowId, versionId, eventId, contactId } = wait
    noteRun(results, { workflowId, versionId, eventId, contactId }, run)
  }
  results.contacts.push(...changedContacts(contacts, states))
  const waiting = new Set([...stillWaiting, ...results.waits.map((wait) => `${wait.workflowId} ${wait.eventId}`)])
  await writeSteps(tx, storeId, steps, waiting, now)
  return results
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
