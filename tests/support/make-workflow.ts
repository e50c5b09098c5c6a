import type { StoreContext } from '@/server/context'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'

type Assignment = { field: string; operator: string; source: Record<string, unknown> }

/** A started workflow "trigger → set field" on one event type. */
export async function makeWorkflow(
  context: StoreContext,
  eventTypeId: string,
  assignments: Assignment[],
  trigger: Record<string, unknown> = {},
): Promise<{ id: string }> {
  const document = {
    name: 'ERP sync',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId, ...trigger } },
      { id: 'n2', type: 'set-field', config: { assignments } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  }
  const workflow = await createWorkflow(context, workflowInputSchema.parse(document))
  await startWorkflow(context, { id: workflow.id })
  return { id: workflow.id }
}

/** From the field of the event that the trigger brought. */
export const fromEvent = (field: string) => ({ from: 'event', node: 'n1', field })
