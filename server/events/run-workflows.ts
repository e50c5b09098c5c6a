import type { Tx } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import type { ContactRow } from '@/server/contacts/contact-row'
import { activeVersions } from '@/server/workflows/active-versions'
import { type Advanced, advance, type RunnableVersion, startsOn } from '@/server/workflows/advance'
import type { ContactState } from '@/server/workflows/scope'
import { surroundingsOf } from '@/server/workflows/surroundings'
import { Awaiting } from './awaiting'
import type { WorkItem } from './claim-contacts'
import { EarlierRuns } from './earlier-runs'
import { externalIdsOf } from './external-ids'
import { countSteps } from './node-counts'
import { noResults, type Results } from './write-results'

type Start = { item: WorkItem; version: RunnableVersion }
type Group = { contacts: readonly ContactRow[]; work: readonly WorkItem[] }

/**
 * Runs a group's events (or moves) through the workflows that were active when each was accepted: contact by contact,
 * events in order of reception, workflows in order of priority. Reads what it must know first, then computes; of what it
 * finds, only waits that are over are written here.
 */
export async function runWorkflows(tx: Tx, storeId: string, group: Group, now: string): Promise<Results> {
  const results = noResults()
  const starts = await startsOf(tx, storeId, group.work)
  const awaiting = await Awaiting.of(tx, storeId, group.work, now)
  const run = starts.length > 0 ? await runnerOf(tx, storeId, group, starts, now) : undefined
  for (const item of group.work) {
    const event = { ...item, id: item.eventId }
    awaiting.hear(item.contactId, event)
    for (const start of starts) {
      if (start.item !== item) continue
      const done = run?.one(start)
      if (!done) continue
      for (const wait of note(results, start, done)) awaiting.note(item.contactId, wait, start.version, done.steps)
    }
  }
  await awaiting.write(tx, storeId)
  results.contacts.push(...(run?.changed() ?? []))
  return results
}

/** Which item starts which versions, in the order in which they run. */
async function startsOf(tx: Tx, storeId: string, work: readonly WorkItem[]): Promise<Start[]> {
  const starts: Start[] = []
  for (const item of work) {
    if (!item.startsWorkflows) continue
    for (const version of await activeVersions(tx, storeId, item.revision)) {
      if (startsOn(version, item.eventTypeId)) starts.push({ item, version })
    }
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
  const items = starts.map(({ item }) => item)
  const versions = starts.map(({ version }) => version)
  const contactIds = group.contacts.map(({ id }) => id)
  const earlier = await EarlierRuns.of(tx, storeId, starts)
  const contactFields = new Map((await contactFieldsOf(tx, storeId)).map((field) => [field.id, field]))
  const externalIds = await externalIdsOf(tx, storeId, items, versions)
  const { memberships, timeZone } = await surroundingsOf(tx, storeId, versions, contactIds)
  const states = new Map<string, ContactState>(group.contacts.map((contact) => [contact.id, contact]))
  return {
    one(start) {
      const { item, version } = start
      const contact = states.get(item.contactId)
      if (!contact || earlier.hasRun(start)) return undefined
      const run = advance(
        version,
        contact,
        { ...item, id: item.eventId },
        {
          ...{ now, contactFields, timeZone, entered: earlier.entered(start) },
          memberships: memberships.get(contact.id),
          isExternalIdTaken: (externalId) => externalIds?.isTaken(externalId, contact.id) ?? false,
        },
      )
      if (!run.entered) return undefined
      earlier.note(start)
      states.set(contact.id, run.state)
      externalIds?.note(run.state)
      return run
    },
    changed: () => changedContacts(group.contacts, states),
  }
}

export function changedContacts(
  before: readonly ContactRow[],
  states: ReadonlyMap<string, ContactState>,
): Results['contacts'] {
  return before.flatMap((contact) => {
    const state = states.get(contact.id)
    if (!state || state === contact) return []
    return [{ id: state.id, fields: state.fields, writes: state.writes, updatedAt: state.updatedAt }]
  })
}

/** Answers its waits as they will be written. */
function note(results: Results, { item, version }: Start, run: Advanced): Results['waits'] {
  const { workflowId, versionId } = version
  const common = { workflowId, versionId, eventId: item.eventId, contactId: item.contactId }
  results.executions.push({ ...common, state: run.outcome, steps: run.steps })
  for (const nodeId of run.ledger) results.ledger.push({ ...common, nodeId })
  for (const output of run.outputs) results.outputs.push({ ...common, ...output })
  results.changes.push(...run.changes)
  countSteps(results.counts, workflowId, run.steps)
  const waits = run.waits.map((wait) => ({ ...common, ...wait }))
  results.waits.push(...waits)
  return waits
}
