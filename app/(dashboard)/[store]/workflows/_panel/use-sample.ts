'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowNode } from '@/server/workflows/schema'
import { configureNode } from '../_editor/document-edits'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { readableEvents } from '../_editor/readable-events'
import { triggerOf } from '../_editor/trigger-of'

const RECENT = 20
/** How often it is looked for the first event of a kind. */
const FIRST_MS = 3000

/** The events whose fields a node can read, by the node that brings them. */
export function useReadableEvents(node: WorkflowNode) {
  const document = useEditorState((state) => state.document)
  const { palette } = useEditor()
  return readableEvents(document, node.id).flatMap((bringing) => {
    // The panel of a trigger holds more than the document.
    const trigger = triggerOf(palette, bringing.id === node.id ? node : bringing)
    return trigger ? [{ nodeId: bringing.id, trigger, isAwaited: bringing.type === 'wait-for-event' }] : []
  })
}

/** A recent event to look at while configuring, its contact, and what the draft would do with both: nothing is written. */
export function useSample(node: WorkflowNode) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const first = useReadableEvents(node).find(({ isAwaited }) => !isAwaited)
  const [pinnedId, pin] = useState<string | null>(null)
  const eventTypeId = first?.trigger.eventTypeId
  const recent = useQuery({
    ...trpc.eventTypes.recentEvents.queryOptions({ storeId, id: eventTypeId ?? '', limit: RECENT }),
    enabled: eventTypeId !== undefined,
    // Events come while the panel is closed; the first one while it is open.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.results.length === 0 ? FIRST_MS : false),
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
  const nodeId = first?.nodeId
  return { nodeId, events, event, pin, isLoading: recent.isLoading, run: run.data, step, isRunning: run.isFetching }
}

export type Sample = ReturnType<typeof useSample>
