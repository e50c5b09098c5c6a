import dagre from '@dagrejs/dagre'
import type { WorkflowDocument } from '@/server/workflows/schema'

/** Size of a node's card, in pixels. */
export const CARD = { width: 240, height: 68 }

/** Where each node stands, top to bottom, for those that nobody moved. */
export function layoutOf({ nodes, edges }: WorkflowDocument): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph().setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 72 })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = new Set(nodes.map(({ id }) => id))
  for (const id of ids) graph.setNode(id, { ...CARD })
  for (const { from, to } of edges) if (ids.has(from) && ids.has(to)) graph.setEdge(from, to)
  dagre.layout(graph)
  return new Map(
    [...ids].map((id) => {
      const { x, y } = graph.node(id)
      return [id, { x: x - CARD.width / 2, y: y - CARD.height / 2 }]
    }),
  )
}
