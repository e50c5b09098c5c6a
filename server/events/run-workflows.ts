import type { Tx } from '@/db'
import type { ContactRow } from '@/server/contacts/contact-row'
import { activeVersions } from '@/server/workflows/active-versions'
import { type Advanced, advance, type RunnableVersion, startsOn } from '@/server/workflows/advance'
import type { ContactState } from '@/server/workflows/scope'
import { Awaiting } from './awaiting'
import type { WorkItem } from './claim-contacts'
import { EarlierRuns } from './earlier-runs'
import { countSteps } from './node-counts'
import { runEnvOf } from './run-env'
import { changedContacts, noResults, noteRun, type Results } from './write-results'

type Start = { item: WorkItem; version: RunnableVersion }
type Group = { contacts: readonly ContactRow[]; work: readonly WorkItem[] }

/**
 * Runs a group's events (or moves) through the workflows that were active when each was accepted: contact by contact,
 * events in order of reception, workflows in order of priority. Reads what it must know first, then computes; of what it
 * finds, only waits that are over are written here.
 */
export async function runWorkflows(tx: Tx, storeId: string, group: Group, now: string): Promise<Results> {
  const results = noResults()
  const startsOfItem = await startsOf(tx, storeId, group.work)
  const starts = [...startsOfItem.values()].flat()
  const awaiting = await Awaiting.of(tx, storeId, group.work, now)
  const run = starts.length > 0 ? await runnerOf(tx, storeId, group, starts, now) : undefined
  for (const item of group.work) {
    const event = { ...item, id: item.eventId }
    awaiting.hear(item.contactId, event)
    for (const start of startsOfItem.get(item) ?? []) {
      const done = run?.one(start)
      if (!done) continue
      for (const wait of note(results, start, done)) awaiting.note(item.contactId, wait, start.version, done.steps)
    }
  }
  await awaiting.write(tx, storeId)
  results.contacts.push(...(run?.changed() ?? []))
  return results
}

/** Which versions each item starts, in the order in which they run. */
async function startsOf(tx: Tx, storeId: string, work: readonly WorkItem[]): Promise<Map<WorkItem, Start[]>> {
  const starts = new Map<WorkItem, Start[]>()
  for (const item of work) {
    if (!item.startsWorkflows) continue
    const versions = await activeVersions(tx, storeId, item.revision)
    const started = versions.filter((version) => startsOn(version, item.eventTypeId))
    starts.set(
      item,
      started.map((version) => ({ item, version })),
    )
  }
  return starts
}

type Runner = {
  /** Undefined where the workflow is not entered. */
  one: (start: Start) => Advanced | undefined
  /** The contacts that were written to. */
  changed: () => Results['contacts']
}

async function runnerOf(tx: Tx, storeId: string, group: Group, starts: Start[], now: string): Promise<Runner> {
  const earlier = await EarlierRuns.of(tx, storeId, starts)
  const env = await runEnvOf(tx, storeId, {
    ...{ versions: starts.map(({ version }) => version), events: starts.map(({ item }) => item), now },
    contactIds: group.contacts.map(({ id }) => id),
  })
  const states = new Map<string, ContactState>(group.contacts.map((contact) => [contact.id, contact]))
  return {
    one(start) {
      const { item, version } = start
      const contact = states.get(item.contactId)
      if (!contact || earlier.hasRun(start)) return undefined
      const event = { ...item, id: item.eventId }
      const run = advance(version, contact, event, { ...env.of(contact.id), entered: earlier.entered(start) })
      if (!run.entered) return undefined
      earlier.note(start)
      states.set(contact.id, run.state)
      env.note(run.state)
      return run
    },
    changed: () => changedContacts(group.contacts, states),
  }
}

/** Answers its waits as they will be written. */
function note(results: Results, { item, version }: Start, run: Advanced): Results['waits'] {
  const { workflowId, versionId } = version
  const done = { workflowId, versionId, eventId: item.eventId, contactId: item.contactId }
  results.executions.push({ ...done, state: run.outcome, steps: run.steps })
  countSteps(results.counts, workflowId, run.steps)
  return noteRun(results, done, run)
}
