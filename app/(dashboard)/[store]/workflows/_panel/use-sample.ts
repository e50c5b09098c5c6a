'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowNode } from '@/server/workflows/schema'
import { configureNode, nodesBefore } from '../_editor/document-edits'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { isEventTrigger, triggerOf } from '../_editor/trigger-of'

const RECENT = 20

/** The events that a node can see: its own for a trigger, else those of the triggers before it. */
export function useTriggersOf(node: WorkflowNode) {
  const document = useEditorState((state) => state.document)
  const before = nodesBefore(document, node.id)
  const nodes = isEventTrigger(node.type)
    ? [node]
    : document.nodes.filter(({ id, type }) => isEventTrigger(type) && before.has(id))
  const { palette } = useEditor()
  return nodes.flatMap((trigger) => {
    const found = triggerOf(palette, trigger)
    return found ? [{ nodeId: trigger.id, trigger: found }] : []
  })
}

/** A recent event to look at while configuring, its contact, and what the draft would do with both: nothing is written. */
export function useSample(node: WorkflowNode) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const [first] = useTriggersOf(node)
  const [pinnedId, pin] = useState<string | null>(null)
  const eventTypeId = first?.trigger.eventTypeId
  const recent = useQuery({
    ...trpc.eventTypes.recentEvents.queryOptions({ storeId, id: eventTypeId ?? '', limit: RECENT }),
    enabled: eventTypeId !== undefined,
  })
  const events = recent.data?.results ?? []
  const event = events.find(({ id }) => id === pinnedId) ?? events[0]
  const document = useEditorState((state) => state.document)
  const draft = useDeferredValue(configureNode(document, node.id, node.config))
  const run = useQuery({
    ...trpc.workflows.preview.queryOptions({
      ...{ storeId, nodes: draft.nodes, edges: draft.edges, nodeId: node.id },
      ...{ eventId: event?.id ?? '', workflowId: workflow.id },
    }),
    enabled: event !== undefined,
    placeholderData: keepPreviousData,
  })
  const step = run.data?.steps.find((one) => one.node === node.id)
  return { events, event, pin, isLoading: recent.isLoading, run: run.data, step, isRunning: run.isFetching }
}

export type Sample = ReturnType<typeof useSample>
