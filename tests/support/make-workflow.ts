import type { StoreContext } from '@/server/context'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'

type Assignment = { field: string; operator: string; source: Record<string, unknown> }

/** A started workflow "trigger → set field" on one event type. */
export const makeWorkflow = (
  context: StoreContext,
  eventTypeId: string,
  assignments: Assignment[],
  trigger: Record<string, unknown> = {},
): Promise<{ id: string }> =>
  startDocument(context, {
    name: 'ERP sync',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId, ...trigger } },
      { id: 'n2', type: 'set-field', config: { assignments } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  })

/** The same with a wait between them. */
export const makeWaitingWorkflow = (
  context: StoreContext,
  eventTypeId: string,
  assignments: Assignment[],
  seconds: number,
): Promise<{ id: string }> =>
  startDocument(context, {
    name: 'ERP sync, later',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'wait', config: { for: { value: seconds, unit: 'second' } } },
      { id: 'n3', type: 'set-field', config: { assignments } },
    ],
    edges: [
      { from: 'n1', to: 'n2' },
      { from: 'n2', to: 'n3' },
    ],
  })

/** A started workflow "trigger → send data". */
export const makeSending = (
  context: StoreContext,
  eventTypeId: string,
  sendTypeId: string,
  values: Record<string, Record<string, unknown>>,
): Promise<{ id: string }> =>
  startDocument(context, {
    name: 'Sends',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'send-data', config: { eventTypeId: sendTypeId, values } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  })

export async function startDocument(context: StoreContext, document: Record<string, unknown>): Promise<{ id: string }> {
  const workflow = await createWorkflow(context, workflowInputSchema.parse(document))
  await startWorkflow(context, { id: workflow.id })
  return { id: workflow.id }
}

/** From the field of the event that the trigger brought. */
export const fromEvent = (field: string) => ({ from: 'event', node: 'n1', field })
