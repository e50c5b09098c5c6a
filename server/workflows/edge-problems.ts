import { WORKFLOW_NODES } from './nodes'
import type { NodeProblem } from './problems-of'
import type { WorkflowDocument, WorkflowEdge, WorkflowNode } from './schema'

/** What is wrong with the lines between the nodes: dangling, doubled, at a port that is not there, into a trigger, in a circle. */
export function edgeProblems(document: WorkflowDocument): NodeProblem[] {
  const seen = new Set<string>()
  const problems = document.edges.flatMap((edge): NodeProblem[] => {
    const key = JSON.stringify([edge.from, edge.port ?? 'next', edge.to])
    if (seen.has(key)) return [{ node: edge.from, reason: `The line to "${edge.to}" is there twice.` }]
    seen.add(key)
    const problem = edgeProblem(edge, document)
    return problem ? [problem] : []
  })
  const circle = circleOf(document)
  if (!circle) return problems
  const reason = `The steps go round in a circle: ${circle.join(' → ')}. Remove one of these lines.`
  return [...problems, { node: circle[0] ?? '', reason }]
}

function edgeProblem(edge: WorkflowEdge, { nodes }: WorkflowDocument): NodeProblem | undefined {
  const from = nodes.find((node) => node.id === edge.from)
  const to = nodes.find((node) => node.id === edge.to)
  if (!from) return { node: to ? edge.to : '', reason: `A line comes from "${edge.from}", which is not there.` }
  if (!to) return { node: edge.from, reason: `A line leads to "${edge.to}", which is not there.` }
  if (WORKFLOW_NODES.get(to.type)?.kind === 'trigger')
    return {
      node: edge.to,
      reason: `A trigger is where a workflow begins: the line from "${edge.from}" cannot lead to it.`,
    }
  const exits = exitsOf(from)
  if (!exits || exits.includes(edge.port ?? 'next')) return undefined
  const ports = exits.map((exit) => `"${exit}"`).join(' or ')
  if (exits.includes('next'))
    return { node: edge.from, reason: `The line to "${edge.to}" needs no port, and has "${edge.port}".` }
  const has = edge.port === undefined ? 'it has none' : `not from "${edge.port}"`
  return { node: edge.from, reason: `The line to "${edge.to}" must leave from the port ${ports}; ${has}.` }
}

/** Those that its settings give it, where they say so and are whole. */
function exitsOf({ type, config }: WorkflowNode): readonly string[] | undefined {
  const definition = WORKFLOW_NODES.get(type)
  const settings = definition?.exitsOf && definition.settings.safeParse(config)
  return settings?.success ? definition?.exitsOf?.(settings.data) : definition?.exits
}

/** The nodes of one circle, the first one again at the end; undefined where there is none. */
function circleOf({ nodes, edges }: WorkflowDocument): string[] | undefined {
  const done = new Set<string>()
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    const start = path.indexOf(id)
    if (start >= 0) return [...path.slice(start), id]
    if (done.has(id)) return undefined
    for (const edge of edges) {
      const circle = edge.from === id ? visit(edge.to, [...path, id]) : undefined
      if (circle) return circle
    }
    done.add(id)
    return undefined
  }
  for (const node of nodes) {
    const circle = visit(node.id, [])
    if (circle) return circle
  }
  return undefined
}
