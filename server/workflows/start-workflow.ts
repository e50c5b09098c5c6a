import { and, eq } from 'drizzle-orm'
import { type Tx, uses, workflowActivations, workflows } from '@/db'
import type { StoreContext } from '@/server/context'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { newId } from '@/server/ids'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { definitionsOf } from './definitions-of'
import type { Definitions } from './graph-scope'
import { keepVersion } from './keep-version'
import { presentWorkflow, type Workflow } from './present-workflow'
import { problemsOf } from './problems-of'
import { referencesOf, versionDocumentOf } from './references-of'
import { type WorkflowRow, workflowThatCan } from './workflow-row'

/**
 * From this change's revision on, events start the workflow, on the version that was saved last, or on a new one where
 * what it reads has been defined anew since. What it relies on is locked by foreign keys.
 * Problems: `not-found`, `conflict` (its state; or its `problems`, each with the node and the reason).
 */
export function startWorkflow(ctx: StoreContext, { id }: { id: string }): Promise<Workflow> {
  return changeStore(ctx, async ({ tx, revision, audit }) => {
    const row = await workflowThatCan(tx, ctx, 'start', id)
    const definitions = await definitionsOf(tx, row.storeId)
    const problems = problemsOf(row.document, definitions)
    if (problems.length > 0) {
      const detail = `It cannot be started: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`} to solve first.`
      throw new Problem('conflict', detail, { problems })
    }
    const versionId = await keepVersion(tx, row, versionDocumentOf(row.document, definitions))
    await tx
      .insert(workflowActivations)
      .values({ storeId: row.storeId, workflowId: id, versionId, fromRevision: revision })
    await lock(tx, row, definitions)
    const updatedAt = new Date().toISOString()
    await tx
      .update(workflows)
      .set({ state: 'active', updatedAt })
      .where(and(eq(workflows.storeId, row.storeId), eq(workflows.id, id)))
    await audit('workflow.started', { type: 'workflow', id, name: row.name })
    return presentWorkflow(tx, { ...row, state: 'active', updatedAt }, definitions)
  })
}

/** Replaces what the workflow holds on to: event types, their fields and custom contact fields, these WITH their definition. */
async function lock(
  tx: Tx,
  { storeId, id: workflowId, document }: WorkflowRow,
  definitions: Definitions,
): Promise<void> {
  await unlock(tx, storeId, workflowId)
  const rows = referencesOf(document).flatMap((reference): (typeof uses.$inferInsert)[] => {
    const row = { storeId, id: newId(), workflowId }
    if ('contactField' in reference) {
      const field = definitions.contactFields.get(reference.contactField)
      // System fields live in code: they have no row and no definition to hold on to.
      if (!field || field.isSystem) return []
      return [{ ...row, contactFieldId: field.id, contactFieldDefinition: field.definition }]
    }
    if ('segmentId' in reference)
      return [{ ...row, usedSegmentId: reference.segmentId, startsOnMove: reference.startsOnMove ?? null }]
    if ('webContentId' in reference) return [{ ...row, usedWebContentId: reference.webContentId }]
    const { eventTypeId, field: fieldId } = reference
    // It has no row either, and nobody can edit it.
    if (eventTypeId === PAGE_VISIT.id) return []
    if (fieldId === undefined) return [{ ...row, eventTypeId }]
    const type = definitions.eventTypes.get(eventTypeId) ?? definitions.sendTypes.get(eventTypeId)
    const field = type?.fields.get(fieldId)
    return field ? [{ ...row, eventTypeId, eventFieldId: field.id, eventFieldDefinition: field.definition }] : []
  })
  if (rows.length > 0) await tx.insert(uses).values(rows)
}

export async function unlock(tx: Tx, storeId: string, workflowId: string): Promise<void> {
  await tx.delete(uses).where(and(eq(uses.storeId, storeId), eq(uses.workflowId, workflowId)))
}
