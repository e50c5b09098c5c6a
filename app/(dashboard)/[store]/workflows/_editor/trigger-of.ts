import type { WorkflowNode } from '@/server/workflows/schema'
import type { EditorPalette } from './editor-context'
import { readTrigger } from './node-config'

/** Kinds of node that an event starts. */
export const isEventTrigger = (type: string): boolean => type === 'receive-event' || type === 'page-visit'

/** The event that this node is started by; undefined for any other kind of node, and where none is chosen yet. */
export const triggerOf = ({ triggers }: EditorPalette, { type, config }: Pick<WorkflowNode, 'type' | 'config'>) =>
  triggers.find(
    (trigger) =>
      trigger.type === type && (type !== 'receive-event' || trigger.eventTypeId === readTrigger(config).eventTypeId),
  )
