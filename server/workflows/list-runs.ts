import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { contacts, events, eventTypes, executions, inStore, segmentMoves, segments, workflowVersions } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { isUuid } from '@/server/ids'
import { LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'
import type { Step } from './execution'
import type { RunState } from './schema'
import { workflowRow } from './workflow-row'

/** One event – or one move in or out of a segment – in one workflow, with what each node did. */
export type WorkflowRun = {
  /** Of the event, or of the move. */
  eventId: string
  eventTypeId: string | null
  eventTypeName: string | null
  /** Of the event, to look at it. */
  receptionId: string | null
  /** Where a move started it. */
  move: { segmentId: string; segmentName: string | null; move: 'entered' | 'left' } | null
  contactId: string
  email: string | null
  versionId: string
  versionNumber: number | null
  state: RunState
  steps: Step[]
  startedAt: string
  finishedAt: string | null
}

const RUN_COLUMNS = {
  eventId: executions.eventId,
  eventTypeId: events.eventTypeId,
  eventTypeName: sql<
    string | null
  >`case when ${events.eventTypeId} = ${PAGE_VISIT.id} then ${PAGE_VISIT.name} else ${eventTypes.name} end`,
  receptionId: events.receptionId,
  move: sql<WorkflowRun['move']>`case when ${segmentMoves.id} is not null then jsonb_build_object(
    'segmentId', ${segmentMoves.segmentId}, 'segmentName', ${segments.name}, 'move', ${segmentMoves.move}) end`,
  contactId: executions.contactId,
  email: contacts.email,
  versionId: executions.versionId,
  versionNumber: workflowVersions.number,
  state: executions.state,
  steps: executions.steps,
  startedAt: isoOf(executions.startedAt),
  finishedAt: sql<string | null>`${isoOf(executions.finishedAt)}`,
}

export type RunFilter = { contactId?: string | undefined; state?: RunState | undefined; eventId?: string | undefined }

/**
 * Runs of a workflow, newest event first; of one contact, in one state, or the one of an event.
 * Problems: `not-found`, `invalid-request` (cursor).
 */
export async function listRuns(
  ctx: StoreContext,
  input: { id: string } & RunFilter & PageInput,
): Promise<Page<WorkflowRun>> {
  const { id, limit = LIMIT_DEFAULT } = input
  const cursor = readCursor(input.cursor, ([eventId, ...more]) => more.length === 0 && isUuid(eventId ?? ''))
  const from = cursor?.key[0]
  const isBackwards = cursor?.direction === 'prev'
  return inStore(ctx.store.id, async (tx) => {
    await workflowRow(tx, ctx, id)
    const { storeId, eventId, versionId, workflowId } = executions
    const rows = await tx
      .select(RUN_COLUMNS)
      .from(executions)
      .innerJoin(contacts, and(eq(contacts.storeId, storeId), eq(contacts.id, executions.contactId)))
      .leftJoin(events, and(eq(events.storeId, storeId), eq(events.id, eventId)))
      .leftJoin(eventTypes, and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, events.eventTypeId)))
      .leftJoin(segmentMoves, and(eq(segmentMoves.storeId, storeId), eq(segmentMoves.id, eventId)))
      .leftJoin(segments, and(eq(segments.storeId, storeId), eq(segments.id, segmentMoves.segmentId)))
      .leftJoin(workflowVersions, and(eq(workflowVersions.storeId, storeId), eq(workflowVersions.id, versionId)))
      .where(
        and(
          eq(storeId, ctx.store.id),
          eq(workflowId, id),
          from === undefined ? undefined : isBackwards ? gt(eventId, from) : lt(eventId, from),
          ...conditionsOf(input),
        ),
      )
      .orderBy(isBackwards ? asc(eventId) : desc(eventId))
      .limit(limit + 1)
    return pageOf(rows, cursor, limit, (run) => [run.eventId])
  })
}

const conditionsOf = ({ contactId, state, eventId }: RunFilter) => [
  contactId === undefined ? undefined : eq(executions.contactId, contactId),
  state === undefined ? undefined : eq(executions.state, state),
  eventId === undefined ? undefined : eq(executions.eventId, eventId),
]
