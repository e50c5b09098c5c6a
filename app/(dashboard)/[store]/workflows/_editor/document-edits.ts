import type { WorkflowDocument, WorkflowNode } from '@/server/workflows/schema'
import { readShares } from './split-shares'

/** Where a new node goes: onto an edge, or behind an exit of a node that leads nowhere yet. */
export type Place = { from: string; port?: string; to?: string } | null

const samePort = (a: string | undefined, b: string | undefined) => (a ?? 'next') === (b ?? 'next')

/** A short id that no node of the document has. */
export function freeId({ nodes }: { nodes: readonly { id: string }[] }): string {
  const taken = new Set(nodes.map(({ id }) => id))
  for (let n = nodes.length + 1; ; n++) if (!taken.has(`n${n}`)) return `n${n}`
}

/** The document with a node at a place; what stood behind the place stands behind the node's first exit now. */
export function insertNode(
  document: WorkflowDocument,
  node: WorkflowNode,
  place: Place,
  firstExit: string,
): WorkflowDocument {
  const nodes = [...document.nodes, node]
  if (!place) return { ...document, nodes }
  const { from, port, to } = place
  const rest = document.edges.filter((edge) => !(edge.from === from && samePort(edge.port, port) && edge.to === to))
  const into = { from, to: node.id, ...(port && port !== 'next' && { port }) }
  const onwards = to === undefined ? [] : [{ from: node.id, to, ...(firstExit !== 'next' && { port: firstExit }) }]
  return { ...document, nodes, edges: [...rest, into, ...onwards] }
}

/** The document without a node; what led to it leads to what followed it. */
export function removeNode(document: WorkflowDocument, id: string): WorkflowDocument {
  const { nodes, edges } = document
  const into = edges.filter((edge) => edge.to === id)
  const next = edges.find((edge) => edge.from === id)?.to
  const bridged = next === undefined ? [] : into.map((edge) => ({ ...edge, to: next }))
  const rest = edges.filter((edge) => edge.from !== id && edge.to !== id)
  const isNew = (edge: (typeof edges)[number]) =>
    !rest.some((other) => other.from === edge.from && other.to === edge.to && samePort(other.port, edge.port))
  return { ...document, nodes: nodes.filter((node) => node.id !== id), edges: [...rest, ...bridged.filter(isNew)] }
}

/** The document with a node's settings. The lines that leave a *Split* by a way that it has no more go with the way. */
export function configureNode(
  document: WorkflowDocument,
  id: string,
  config: WorkflowNode['config'],
): WorkflowDocument {
  const nodes = document.nodes.map((node) => (node.id === id ? { ...node, config } : node))
  const before = document.nodes.find((node) => node.id === id)
  if (before?.type !== 'split') return { ...document, nodes }
  const ways = readShares(config).map(({ way }) => way)
  const gone = readShares(before.config).filter(({ way }) => !ways.includes(way))
  const leads = (edge: WorkflowDocument['edges'][number]) =>
    edge.from !== id || !gone.some(({ way }) => way === edge.port)
  return { nodes, edges: document.edges.filter(leads) }
}

export function connectNodes(
  document: WorkflowDocument,
  from: string,
  to: string,
  port: string | undefined,
): WorkflowDocument {
  const isThere = document.edges.some((edge) => edge.from === from && edge.to === to && samePort(edge.port, port))
  if (isThere || from === to) return document
  return { ...document, edges: [...document.edges, { from, to, ...(port && port !== 'next' && { port }) }] }
}

export function disconnectNodes(
  document: WorkflowDocument,
  from: string,
  to: string,
  port: string | undefined,
): WorkflowDocument {
  const edges = document.edges.filter((edge) => !(edge.from === from && edge.to === to && samePort(edge.port, port)))
  return { ...document, edges }
}

/** The nodes that lead to a node, whatever the way. */
export function nodesBefore({ edges }: WorkflowDocument, id: string): Set<string> {
  const found = new Set<string>()
  const visit = (at: string) => {
    for (const { from } of edges.filter((edge) => edge.to === at)) {
      if (found.has(from)) continue
      found.add(from)
      visit(from)
    }
  }
  visit(id)
  return found
}

/** The nodes in the order in which an event passes them, branch by branch; those that nothing leads to come with their own followers. */
export function inOrder({ nodes, edges }: WorkflowDocument): WorkflowNode[] {
  const ordered = new Set<WorkflowNode>()
  const visit = (node: WorkflowNode | undefined) => {
    if (!node || ordered.has(node)) return
    ordered.add(node)
    for (const { to } of edges.filter(({ from }) => from === node.id)) visit(nodes.find(({ id }) => id === to))
  }
  for (const node of nodes.filter(({ id }) => !edges.some(({ to }) => to === id))) visit(node)
  for (const node of nodes) visit(node)
  return [...ordered]
}

/** The nodes that an exit of this node can lead to without a circle: all but triggers, itself and what comes before it. */
export function possibleNext(
  document: WorkflowDocument,
  id: string,
  isTrigger: (type: string) => boolean,
): WorkflowNode[] {
  const before = nodesBefore(document, id)
  return document.nodes.filter((node) => node.id !== id && !before.has(node.id) && !isTrigger(node.type))
}
