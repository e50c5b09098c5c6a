import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { ContactRow } from '@/server/contacts/contact-row'
import { newId } from '@/server/ids'
import type { MoveCauses } from '@/server/segments/move-causes'
import type { Advanced, Wait } from '@/server/workflows/advance'
import type { FieldChange } from '@/server/workflows/apply-assignment'
import type { Output } from '@/server/workflows/define-node'
import type { Step } from '@/server/workflows/execution'
import type { ContactState } from '@/server/workflows/scope'
import type { NodeCounts } from './node-counts'
import { writeOutputs } from './write-outputs'

/** What a group of events did, ready to be written. */
export type Results = {
  executions: (Done & { state: 'finished' | 'waiting' | 'failed'; steps: Step[] })[]
  waits: (Done & Wait)[]
  outputs: (Done & Output & { nodeId: string })[]
  ledger: (Done & { nodeId: string })[]
  changes: FieldChange[]
  /** Only contacts that were written to. */
  contacts: Pick<ContactState, 'id' | 'fields' | 'writes' | 'updatedAt'>[]
  /** Written by `writeCounts`, last of all. */
  counts: NodeCounts
}

export const noResults = (): Results => ({
  ...{ executions: [], ledger: [], changes: [], contacts: [], waits: [], outputs: [], counts: new Map() },
})

/** Those of a group that its runs wrote to. */
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

/** Adds what a run did, but for its execution and its counts; answers its waits as they will be written. */
export function noteRun(results: Results, done: Done, run: Advanced): Results['waits'] {
  for (const nodeId of run.ledger) results.ledger.push({ ...done, nodeId })
  for (const output of run.outputs) results.outputs.push({ ...done, ...output })
  results.changes.push(...run.changes)
  const waits = run.waits.map((wait) => ({ ...done, ...wait }))
  results.waits.push(...waits)
  return waits
}

export type Done = { workflowId: string; versionId: string; eventId: string; contactId: string }

/**
 * Writes a group's results with one statement a table. The ledger's and the executions' primary keys refuse anything
 * that was done before: then the whole group is undone, never an effect doubled.
 */
export async function writeResults(
  tx: Tx,
  storeId: string,
  results: Results,
  { now, causes }: { now: string; causes: MoveCauses },
): Promise<void> {
  const { executions, ledger, changes, contacts } = results
  await writeWaits(tx, storeId, results.waits)
  await writeOutputs(tx, storeId, results.outputs, { now, causes })
  if (executions.length > 0) {
    await tx.execute(sql`
      insert into executions (store_id, workflow_id, event_id, version_id, contact_id, state, steps, started_at, finished_at)
      select ${storeId}, r."workflowId", r."eventId", r."versionId", r."contactId", r.state, r.steps, ${now}::timestamptz,
        case when r.state = 'waiting' then null else ${now}::timestamptz end
      from json_to_recordset(${JSON.stringify(executions)}::text::json) as r("workflowId" uuid, "eventId" uuid, "versionId" uuid, "contactId" uuid, state text, steps jsonb)`)
  }
  if (ledger.length > 0) {
    await tx.execute(sql`
      insert into effects (store_id, event_id, workflow_id, node_id, version_id, contact_id, at)
      select ${storeId}, r."eventId", r."workflowId", r."nodeId", r."versionId", r."contactId", ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(ledger)}::text::json) as r("eventId" uuid, "workflowId" uuid, "nodeId" text, "versionId" uuid, "contactId" uuid)`)
  }
  if (changes.length > 0) {
    const rows = changes.map((change) => ({ id: newId(), ...change }))
    await tx.execute(sql`
      insert into field_changes (store_id, id, contact_id, field_id, old_value, new_value, writer, skipped, at)
      select ${storeId}, r.id, r."contactId", r."fieldId", r."oldValue", r."newValue", r.writer, r.skipped, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, "contactId" uuid, "fieldId" text, "oldValue" jsonb, "newValue" jsonb, writer jsonb, skipped text)`)
  }
  if (contacts.length > 0) {
    await tx.execute(sql`
      update contacts c set fields = r.fields, writes = r.writes, updated_at = r."updatedAt"
      from json_to_recordset(${JSON.stringify(contacts)}::text::json) as r(id uuid, fields jsonb, writes jsonb, "updatedAt" timestamptz)
      where c.store_id = ${storeId} and c.id = r.id`)
  }
}

async function writeWaits(tx: Tx, storeId: string, waits: Results['waits']): Promise<void> {
  if (waits.length === 0) return
  await tx.execute(sql`
    insert into execution_waits (store_id, workflow_id, event_id, node_id, version_id, contact_id, wake_at,
      event_type_id, came_event_id)
    select ${storeId}, r."workflowId", r."eventId", r."nodeId", r."versionId", r."contactId", r."wakeAt",
      r."eventTypeId", r."cameEventId"
    from json_to_recordset(${JSON.stringify(waits)}::text::json) as r("workflowId" uuid, "eventId" uuid,
      "nodeId" text, "versionId" uuid, "contactId" uuid, "wakeAt" timestamptz, "eventTypeId" uuid, "cameEventId" uuid)`)
}
