import dagre from '@dagrejs/dagre'
import type { WorkflowDocument, WorkflowEdge, WorkflowNode } from '@/server/workflows/schema'
import { readShares } from './split-shares'

/** Size of a node's card, in pixels. */
export const CARD = { width: 240, height: 68 }

/** What the name of one exit needs beside the others. */
const EXIT_WIDTH = 84

/** A split is as wide as the names of its ways. */
export const widthOf = ({ type, config }: Pick<WorkflowNode, 'type' | 'config'>): number =>
  type === 'split' ? Math.max(CARD.width, readShares(config).length * EXIT_WIDTH) : CARD.width

/** Where each node stands, top to bottom, for those that nobody moved. */
export function layoutOf({ nodes, edges }: WorkflowDocument): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph().setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 72 })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = new Set(nodes.map(({ id }) => id))
  for (const node of nodes) graph.setNode(node.id, { ...CARD, width: widthOf(node) })
  const lines = edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).sort(byExit)
  for (const { from, to } of lines) graph.setEdge(from, to)
  // Where branches do not meet again, each stands below its own exit: sorting them anew could only cross the lines.
  const isTree = new Set(lines.map(({ to }) => to)).size === lines.length
  dagre.layout(graph, { disableOptimalOrderHeuristic: isTree })
  return new Map(
    [...ids].map((id) => {
      const { x, y, width } = graph.node(id)
      return [id, { x: x - width / 2, y: y - CARD.height / 2 }]
    }),
  )
}

/** As the exits stand on a card, from left to right: "yes" before "no", others by their letters. */
const byExit = (a: WorkflowEdge, b: WorkflowEdge) =>
  placeOf(a) - placeOf(b) || (a.port ?? '').localeCompare(b.port ?? '')

const placeOf = ({ port }: WorkflowEdge) => (port === 'no' ? 1 : 0)
