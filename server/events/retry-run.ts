import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { changeStore } from '@/server/stores/change-store'
import { type Advanced, isClaimed, type RunnableVersion, rerun } from '@/server/workflows/advance'
import type { Step } from '@/server/workflows/execution'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { versionsById } from '@/server/workflows/versions-by-id'
import { workflowRow } from '@/server/workflows/workflow-row'
import { broughtBy, cameTo } from './brought-by'
import { causesOf } from './causes-of'
import { countSteps, writeCounts } from './node-counts'
import { readEvents, readStarters } from './read-events'
import { writeSteps } from './resume-runs'
import { runEnvOf } from './run-env'
import { changedContacts, noResults, noteRun, type Results, writeResults } from './write-results'

export type RetriedRun = { state: Advanced['outcome'] }

type FailedRun = {
  contactId: string
  versionId: string
  state: Advanced['outcome']
  steps: Step[]
  event: ReceivedEvent
  /** Nodes that took effect. */
  ledger: string[]
}

/**
 * Goes on with a failed run at the nodes that could not run, on its own version, with the contact as it is now; what ran
 * stays done. One transaction under the store's lock: asked twice, or cut off in between, it happens once or not at all.
 * Problems: `not-found`, `conflict` (it did not fail, or the workflow is not active).
 */
export function retryRun(ctx: StoreContext, input: { workflowId: string; eventId: string }): Promise<RetriedRun> {
  const { workflowId, eventId } = input
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const workflow = await workflowRow(tx, ctx, workflowId)
    if (workflow.state !== 'active')
      throw new Problem(
        'conflict',
        `The workflow is ${workflow.state}: only runs of an active one can go on. Start it first.`,
      )
    const run = await failedRun(tx, storeId, workflowId, eventId)
    const version = (await versionsById(tx, storeId, [run.versionId])).get(run.versionId)
    if (!version) throw new Problem('not-found', 'There is no such run.')
    const now = new Date().toISOString()
    const state = await goOn(tx, storeId, { version, run, now })
    await audit('workflow.run-retried', { type: 'workflow', id: workflowId, name: workflow.name })
    return { state }
  })
}

async function failedRun(tx: Tx, storeId: string, workflowId: string, eventId: string): Promise<FailedRun> {
  const rows = isUuid(eventId)
    ? await tx.execute<Omit<FailedRun, 'event'>>(sql`
        select x.contact_id as "contactId", x.version_id as "versionId", x.state, x.steps,
          array(select f.node_id from effects f where f.store_id = x.store_id and f.event_id = x.event_id
            and f.workflow_id = x.workflow_id) as ledger
        from executions x
        where x.store_id = ${storeId} and x.workflow_id = ${workflowId} and x.event_id = ${eventId}`)
    : []
  const [run] = rows
  const event = (await readStarters(tx, storeId, [eventId])).get(eventId)
  if (!run || !event) throw new Problem('not-found', 'There is no such run.')
  if (run.state !== 'failed')
    throw new Problem('conflict', `The run is ${run.state}: only one that failed can be run again.`)
  return { ...run, event }
}

type Again = { version: RunnableVersion; run: FailedRun; now: string }

async function goOn(tx: Tx, storeId: string, { version, run, now }: Again): Promise<Advanced['outcome']> {
  const { contactId, event, steps, ledger } = run
  const [contact] = await tx.execute<ContactRow>(sql`
    select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${contactId} for no key update`)
  if (!contact) throw new Problem('not-found', 'There is no such run.')
  const env = await runEnvOf(tx, storeId, { versions: [version], events: [event], contactIds: [contactId], now })
  const brought = broughtBy(steps, await readEvents(tx, storeId, cameTo(steps)))
  const failed = steps.filter(({ node, error }) => error !== undefined && !ledger.includes(node))
  const nodeIds = new Set(failed.map(({ node }) => node))
  const done = rerun(version, contact, event, env.of(contactId), { steps, nodeIds, brought })
  const results = resultsOf(done, { version, event, contact, ran: steps.length - failed.length })
  const trust = event.trust === 'claimed' || isClaimed(steps) ? 'claimed' : 'verified'
  const causes = causesOf([{ contactId, trust, depth: 0 }])
  await writeResults(tx, storeId, results, { now, causes })
  const key = `${version.workflowId} ${event.id}`
  await writeSteps(tx, storeId, new Map([[key, done.steps]]), new Set(done.waits.length > 0 ? [key] : []), now)
  await refreshMembership(tx, storeId, [contactId], now, causes)
  await writeCounts(tx, storeId, results.counts, now)
  return done.outcome
}

type Part = { version: RunnableVersion; event: ReceivedEvent; contact: ContactRow; ran: number }

function resultsOf(done: Advanced, { version, event, contact, ran }: Part): Results {
  const { workflowId, versionId } = version
  const results = noResults()
  noteRun(results, { workflowId, versionId, eventId: event.id, contactId: contact.id }, done)
  results.contacts.push(...changedContacts([contact], new Map([[contact.id, done.state]])))
  countSteps(results.counts, workflowId, done.steps.slice(ran))
  return results
}
