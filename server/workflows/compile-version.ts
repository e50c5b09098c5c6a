import type { FieldDefinition } from '@/server/fields/field-types'
import type { NodeDefinition } from './define-node'
import { WORKFLOW_NODES } from './nodes'
import type { WorkflowDocument, WorkflowNode } from './schema'

/** A document as it was started: with it, the definitions of the event fields that it reads, as they were then (faults §1). */
export type VersionDocument = WorkflowDocument & {
  eventTypes?: Record<string, { fields: Record<string, FieldDefinition> }>
  /** Of event types that it sends: all fields. */
  sendTypes?: Record<string, { fields: Record<string, FieldDefinition> }>
}

/** A node that is ready to run. `broken` says why it cannot: never so in a version that was started. */
export type CompiledNode = {
  id: string
  type: string
  definition: NodeDefinition | undefined
  settings: unknown
  broken?: string
  /** The nodes behind each exit. */
  next: ReadonlyMap<string, readonly string[]>
}

export type Graph = {
  /** All nodes, in the document's order. */
  nodes: ReadonlyMap<string, CompiledNode>
  /** Each node stands behind all that lead to it, otherwise in the document's order; nodes in a circle are left out. */
  order: readonly CompiledNode[]
  /** Triggers by the event type that they listen for. */
  triggers: ReadonlyMap<string, readonly CompiledNode[]>
}

const graphs = new WeakMap<WorkflowDocument, Graph>()

/** The runnable graph of a document, made once per document object: a version's document never changes. */
export function compileVersion(document: WorkflowDocument): Graph {
  const known = graphs.get(document)
  if (known) return known
  const graph = compile(document)
  graphs.set(document, graph)
  return graph
}

function compile(document: WorkflowDocument): Graph {
  const nodes = new Map(document.nodes.map((node) => [node.id, compileNode(node, document)]))
  const order = orderOf(document).flatMap((id) => nodes.get(id) ?? [])
  const triggers = new Map<string, CompiledNode[]>()
  for (const node of order) {
    if (node.broken !== undefined) continue
    const eventTypeId = node.definition?.listensTo?.(node.settings)
    if (eventTypeId !== undefined) triggers.set(eventTypeId, [...(triggers.get(eventTypeId) ?? []), node])
  }
  return { nodes, order, triggers }
}

function compileNode(node: WorkflowNode, { edges }: WorkflowDocument): CompiledNode {
  const definition = WORKFLOW_NODES.get(node.type)
  const next = new Map<string, string[]>()
  for (const edge of edges) {
    if (edge.from !== node.id) continue
    const exit = edge.port ?? 'next'
    next.set(exit, [...(next.get(exit) ?? []), edge.to])
  }
  const { id, type } = node
  if (!definition) return { id, type, definition, settings: {}, next, broken: `there is no node of the type "${type}"` }
  const settings = definition.settings.safeParse(node.config)
  if (settings.success) return { id, type, definition, settings: settings.data, next }
  return { id, type, definition, settings: {}, next, broken: 'its configuration is not complete' }
}

/** Node ids, predecessors first (Kahn), ties by their place in the document. */
function orderOf({ nodes, edges }: WorkflowDocument): string[] {
  const left = new Map(nodes.map((node) => [node.id, 0]))
  const isWhole = (edge: { from: string; to: string }) => left.has(edge.from) && left.has(edge.to)
  const followers = new Map<string, string[]>()
  for (const edge of edges.filter(isWhole)) {
    left.set(edge.to, (left.get(edge.to) ?? 0) + 1)
    followers.set(edge.from, [...(followers.get(edge.from) ?? []), edge.to])
  }
  const order: string[] = []
  for (let ready = firstReady(left); ready !== undefined; ready = firstReady(left)) {
    left.delete(ready)
    order.push(ready)
    for (const to of followers.get(ready) ?? []) left.set(to, (left.get(to) ?? 0) - 1)
  }
  return order
}

function firstReady(left: ReadonlyMap<string, number>): string | undefined {
  for (const [id, predecessors] of left) if (predecessors === 0) return id
  return undefined
}
