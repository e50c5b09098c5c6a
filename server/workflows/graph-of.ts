import { type CompiledNode, compileVersion } from './compile-version'
import type { Definitions, EventTypeDefinition, GraphScope } from './graph-scope'
import type { WorkflowDocument } from './schema'

/** A draft with what stands before each of its nodes. Answers for circles too. */
export type DraftGraph = {
  nodes: readonly CompiledNode[]
  triggers: readonly CompiledNode[]
  /** The triggers from which a node can be reached. */
  triggersOf(id: string): readonly CompiledNode[]
  /** What the settings of a node are judged against. */
  scopeOf(id: string): GraphScope
}

/** Reads the edges of a draft once; those that lead nowhere are left aside. */
export function graphOf(document: WorkflowDocument, definitions: Definitions): DraftGraph {
  const { nodes: byId } = compileVersion(document)
  const nodes = [...byId.values()]
  const triggers = nodes.filter((node) => node.definition?.kind === 'trigger')
  const reachable = new Map(triggers.map((trigger) => [trigger.id, reachableFrom([trigger], byId)]))
  const bringing = nodes.filter(({ definition, broken }) => broken !== undefined || definition?.brings)
  const triggersOf = (id: string) => triggers.filter((trigger) => reachable.get(trigger.id)?.has(id))
  const scopeOf = (id: string): GraphScope => {
    const before = triggersOf(id)
    // A node that is not connected yet has that one problem, not one more for each event field that it reads.
    const readable = before.length > 0 ? bringing.filter((node) => isBehind(id, node, byId)) : bringing
    const events = readable.map((node): [string, EventTypeDefinition | undefined] => [
      node.id,
      eventTypeOf(node, definitions),
    ])
    return { ...definitions, events: new Map(events) }
  }
  return { nodes, triggers, triggersOf, scopeOf }
}

/** The type of the event that a node brings. */
export function eventTypeOf(node: CompiledNode, { eventTypes }: Definitions): EventTypeDefinition | undefined {
  if (node.broken !== undefined) return undefined
  const id = node.definition?.brings?.(node.settings).eventTypeId
  return id === undefined ? undefined : eventTypes.get(id)
}

/** Whether a node stands behind the exit by which another one brings its event. */
function isBehind(id: string, node: CompiledNode, nodes: ReadonlyMap<string, CompiledNode>): boolean {
  const exit = node.broken === undefined ? node.definition?.brings?.(node.settings).exit : undefined
  const first = (exit === undefined ? [...node.next.values()].flat() : (node.next.get(exit) ?? [])).flatMap(
    (next) => nodes.get(next) ?? [],
  )
  return first.some((next) => next.id === id) || reachableFrom(first, nodes).has(id)
}

function reachableFrom(starts: readonly CompiledNode[], nodes: ReadonlyMap<string, CompiledNode>): ReadonlySet<string> {
  const reached = new Set<string>()
  const left = [...starts]
  for (let node = left.pop(); node; node = left.pop()) {
    for (const id of [...node.next.values()].flat()) {
      const next = nodes.get(id)
      if (!next || reached.has(id)) continue
      reached.add(id)
      left.push(next)
    }
  }
  return reached
}
