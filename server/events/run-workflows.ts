import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import { activeVersions } from '@/server/workflows/active-versions'
import { advance, entersOnce, type RunnableVersion, startsOn } from '@/server/workflows/advance'
import type { ContactState } from '@/server/workflows/scope'
import { surroundingsOf } from '@/server/workflows/surroundings'
import type { ClaimedGroup, WorkItem } from './claim-contacts'
import { externalIdsOf } from './external-ids'
import type { Results } from './write-results'

/** A workflow that an event starts, and what was done before: an execution is never begun twice. */
type Start = { item: WorkItem; version: RunnableVersion }

/**
 * Runs a group's events through the workflows that were active when each was accepted: contact by contact, events in
 * order of reception, workflows in order of priority. Reads what it must know first, then computes; writes nothing.
 */
export async function runWorkflows(tx: Tx, storeId: string, group: ClaimedGroup, now: string): Promise<Results> {
  const results: Results = { executions: [], ledger: [], changes: [], contacts: [], waits: [], outputs: [] }
  const starts: Start[] = []
  for (const item of group.work) {
    if (!item.startsWorkflows) continue
    for (const version of await activeVersions(tx, storeId, item.revision)) {
      if (startsOn(version, item.eventTypeId)) starts.push({ item, version })
    }
  }
  if (starts.length === 0) return results
  const before = await executionsBefore(tx, storeId, starts)
  const contactFields = new Map((await contactFieldsOf(tx, storeId)).map((field) => [field.id, field]))
  const versions = starts.map(({ version }) => version)
  const externalIds = await externalIdsOf(
    tx,
    storeId,
    starts.map(({ item }) => item),
    versions,
  )
  const surroundings = await surroundingsOf(
    tx,
    storeId,
    versions,
    group.contacts.map(({ id }) => id),
  )

  const states = new Map<string, ContactState>(group.contacts.map((contact) => [contact.id, contact]))
  for (const { item, version } of starts) {
    const contact = states.get(item.contactId)
    if (!contact || before.ofEvents.has(`${version.workflowId} ${item.eventId}`)) continue
    const entered = `${version.workflowId} ${item.contactId}`
    const event = { ...item, id: item.eventId }
    const isExternalIdTaken = (externalId: string) => externalIds?.isTaken(externalId, contact.id) ?? false
    const { timeZone } = surroundings
    const memberships = surroundings.memberships.get(contact.id)
    const hasEntered = before.ofContacts.has(entered)
    const env = { now, contactFields, hasEntered, isExternalIdTaken, memberships, timeZone }
    const run = advance(version, contact, event, env)
    if (!run.entered) continue
    before.ofContacts.add(entered)
    states.set(contact.id, run.state)
    externalIds?.note(run.state)
    note(results, { item, version }, run)
  }
  for (const contact of group.contacts) {
    const state = states.get(contact.id)
    if (state && state !== contact) {
      results.contacts.push({ id: state.id, fields: state.fields, writes: state.writes, updatedAt: state.updatedAt })
    }
  }
  return results
}

function note(results: Results, { item, version }: Start, run: ReturnType<typeof advance>): void {
  const { workflowId, versionId } = version
  const common = { workflowId, versionId, eventId: item.eventId, contactId: item.contactId }
  results.executions.push({ ...common, state: run.outcome, steps: run.steps })
  for (const nodeId of run.ledger) results.ledger.push({ ...common, nodeId })
  for (const wait of run.waits) results.waits.push({ ...common, ...wait })
  for (const output of run.outputs) results.outputs.push({ ...common, ...output })
  results.changes.push(...run.changes)
}

type Before = { ofEvents: Set<string>; ofContacts: Set<string> }

/** What ran before: by event (a claim that was doubled), and by contact where a workflow is entered once. */
async function executionsBefore(tx: Tx, storeId: string, starts: Start[]): Promise<Before> {
  const eventIds = [...new Set(starts.map(({ item }) => item.eventId))]
  const once = starts.filter(({ item, version }) => entersOnce(version, item.eventTypeId))
  const ofEvents = await tx.execute<{ workflow_id: string; event_id: string }>(sql`
    select workflow_id, event_id from executions
    where store_id = ${storeId} and event_id = any(${sql.param(eventIds)}::uuid[])`)
  const ofContacts =
    once.length === 0
      ? []
      : await tx.execute<{ workflow_id: string; contact_id: string }>(sql`
          select distinct workflow_id, contact_id from executions where store_id = ${storeId}
            and contact_id = any(${sql.param([...new Set(once.map(({ item }) => item.contactId))])}::uuid[])
            and workflow_id = any(${sql.param([...new Set(once.map(({ version }) => version.workflowId))])}::uuid[])`)
  return {
    ofEvents: new Set(ofEvents.map((row) => `${row.workflow_id} ${row.event_id}`)),
    ofContacts: new Set(ofContacts.map((row) => `${row.workflow_id} ${row.contact_id}`)),
  }
}
