import type { WorkflowNode } from '@/server/workflows/schema'
import type { EditorPalette } from './editor-context'
import { readTrigger } from './node-config'

/** The event that this node is started by, or waits for; undefined for other nodes, and where none is chosen yet. */
export function triggerOf({ triggers }: EditorPalette, { type, config }: Pick<WorkflowNode, 'type' | 'config'>) {
  if (type === 'page-visit') return triggers.find((trigger) => trigger.type === type)
  if (type !== 'receive-event' && type !== 'wait-for-event') return undefined
  return triggers.find(({ eventTypeId }) => eventTypeId === readTrigger(config).eventTypeId)
}
