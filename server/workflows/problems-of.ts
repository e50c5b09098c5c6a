import type { CompiledNode } from './compile-version'
import { edgeProblems } from './edge-problems'
import { type DraftGraph, eventTypeOf, graphOf } from './graph-of'
import type { Definitions } from './graph-scope'
import type { WorkflowDocument } from './schema'

/** `node` is empty where the problem is the workflow's as a whole. */
export type NodeProblem = { node: string; reason: string }

/** All that keeps a draft from being started, in the order of its nodes. Pure; empty for a sound document (contract §6). */
export function problemsOf(document: WorkflowDocument, definitions: Definitions): NodeProblem[] {
  if (document.nodes.length === 0) return [{ node: '', reason: 'The workflow is empty: add a trigger.' }]
  const graph = graphOf(document, definitions)
  const problems: NodeProblem[] = []
  if (graph.triggers.length === 0)
    problems.push({ node: '', reason: 'There is no trigger: add the event that starts the workflow.' })
  problems.push(...doubledIds(document), ...edgeProblems(document))
  for (const node of graph.nodes) {
    const reasons = [...settingsProblems(node, document, graph), ...placeProblems(node, document, graph, definitions)]
    for (const reason of new Set(reasons)) problems.push({ node: node.id, reason })
  }
  return problems
}

function doubledIds({ nodes }: WorkflowDocument): NodeProblem[] {
  const doubled = nodes.filter((node, index) => nodes.findIndex(({ id }) => id === node.id) < index)
  return doubled.map(({ id }) => ({ node: id, reason: `Another node has the id "${id}" as well.` }))
}

function settingsProblems(node: CompiledNode, document: WorkflowDocument, graph: DraftGraph): string[] {
  if (!node.definition) return [`There is no kind of node called "${node.type}". Remove it.`]
  const config = document.nodes.findLast(({ id }) => id === node.id)?.config
  const parsed = node.definition.settings.safeParse(config)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) =>
      message.endsWith('.') ? message : `${path.join('.')}: ${message}.`,
    )
  }
  return node.definition.problems?.(parsed.data, graph.scopeOf(node.id)) ?? []
}

/** Whether the node stands where it can do its work. */
function placeProblems(
  node: CompiledNode,
  { nodes, edges }: WorkflowDocument,
  graph: DraftGraph,
  definitions: Definitions,
): string[] {
  const { definition } = node
  if (definition?.kind === 'trigger') {
    // A trigger alone only counts who came; that is allowed.
    const isLoose = nodes.length > 1 && !edges.some((edge) => edge.from === node.id)
    return isLoose ? ['Nothing follows this trigger: connect it or remove it.'] : []
  }
  const triggers = graph.triggersOf(node.id)
  if (triggers.length === 0) return ['Nothing leads to this node: connect it to a trigger, or remove it.']
  if (!definition?.needsWebContext) return []
  return triggers.flatMap((trigger) => {
    if (trigger.broken === undefined && !trigger.definition?.brings)
      return `"${definition.label}" needs web context, and "${trigger.definition?.label}" has none. Put it after a trigger of a Web or Mobile App event.`
    const eventType = eventTypeOf(trigger, definitions)
    if (!eventType || eventType.receiveContext === 'web') return []
    const by = eventType.receiveContext === 'api' ? 'the Public API' : 'a webhook'
    return `"${definition.label}" needs web context, and "${eventType.name}" comes by ${by}. Put it after a trigger of a Web or Mobile App event.`
  })
}
