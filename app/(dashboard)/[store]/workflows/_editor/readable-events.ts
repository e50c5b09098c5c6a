import type { WorkflowDocument, WorkflowNode } from '@/server/workflows/schema'

/** The kinds of node that bring an event, by the exit behind which its fields can be read. */
const BRINGS = new Map([
  ['receive-event', 'next'],
  ['page-visit', 'next'],
  ['wait-for-event', 'received'],
])

/** The nodes whose events a node can read, in the order of the document: a trigger its own, another what was brought on a way to it. */
export function readableEvents(document: WorkflowDocument, id: string): WorkflowNode[] {
  return document.nodes.filter((node) => {
    const exit = BRINGS.get(node.type)
    if (exit === undefined) return false
    if (node.id === id) return node.type !== 'wait-for-event'
    return isBehind(document, id, node.id, exit)
  })
}

function isBehind({ edges }: WorkflowDocument, id: string, from: string, exit: string): boolean {
  const left = edges.filter((edge) => edge.from === from && (edge.port ?? 'next') === exit).map(({ to }) => to)
  const reached = new Set<string>()
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    left.push(...edges.filter((edge) => edge.from === at).map(({ to }) => to))
  }
  return reached.has(id)
}
