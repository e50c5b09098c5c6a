import fc from 'fast-check'

/** A random workflow behind its trigger n0, for the engine and for a model of it. What runs depends on events alone. */
export type GraphNode =
  | { id: string; kind: 'add'; points: number }
  | { id: string; kind: 'check'; isAbove: number }
  | { id: string; kind: 'wait' }
  | { id: string; kind: 'await' }
  | { id: string; kind: 'join' }
  | { id: string; kind: 'send' }
export type Graph = {
  entry: 'every' | 'once'
  nodes: GraphNode[]
  edges: { from: string; to: string; port?: string }[]
}

const PORTS: Partial<Record<GraphNode['kind'], [string, string]>> = {
  check: ['yes', 'no'],
  await: ['received', 'timeout'],
}

const kind = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), points: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check' as const), isAbove: fc.integer({ min: 0, max: 9 }) }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...(['wait', 'await', 'join', 'send'] as const).map((kind): { kind: 'wait' | 'await' | 'join' | 'send' } => ({
        kind,
      })),
    ),
  },
)

/** Lines go from a lower to a higher number, so there is no circle; not all nodes need be reached. */
export const randomGraph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc
    .record({
      entry: fc.constantFrom('every' as const, 'every' as const, 'once' as const),
      kinds: fc.array(kind, { minLength: count, maxLength: count }),
      lines: fc.array(fc.record({ a: fc.nat(count), b: fc.nat(count), isFirst: fc.boolean() }), { maxLength: 12 }),
    })
    .map(({ entry, kinds, lines }) => {
      const nodes = kinds.map((one, index): GraphNode => ({ id: `n${index + 1}`, ...one }))
      // Each node has one line into it at least, from the node before: a node that nothing leads to cannot be started.
      const all = [...nodes.map((_, index) => ({ a: index, b: index + 1, isFirst: true })), ...lines]
      const edges = all.flatMap(({ a, b, isFirst }) => {
        if (a === b) return []
        const from = Math.min(a, b)
        const ports = from === 0 ? undefined : PORTS[nodes[from - 1]?.kind ?? 'add']
        const edge = { from: `n${from}`, to: `n${Math.max(a, b)}` }
        return [ports ? { ...edge, port: ports[isFirst ? 0 : 1] } : edge]
      })
      return { entry, nodes, edges: [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()] }
    }),
)

/**
 * The nodes that a run comes to in the end, once all its waits are over. `comes`: whether the event that is waited for
 * comes after the run began; behind another wait it comes too late.
 */
export function reachedBy({ nodes, edges }: Graph, total: number, comes: boolean): Map<string, string> {
  const reached = new Map<string, string>([['n0', 'next']])
  const early = new Set(['n0'])
  for (const node of nodes) {
    const into = edges.filter(({ from, to, port }) => to === node.id && reached.get(from) === (port ?? 'next'))
    if (into.length === 0) continue
    // At once, where one way there has no wait in it.
    const isEarly = into.some(({ from }) => early.has(from))
    if (isEarly && node.kind !== 'wait' && node.kind !== 'await') early.add(node.id)
    reached.set(node.id, exitOf(node, total, comes && isEarly))
  }
  return reached
}

function exitOf(node: GraphNode, total: number, comes: boolean): string {
  if (node.kind === 'check') return total > node.isAbove ? 'yes' : 'no'
  return node.kind === 'await' ? (comes ? 'received' : 'timeout') : 'next'
}
