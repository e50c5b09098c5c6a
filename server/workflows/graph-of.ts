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
  const reachable = new Map(triggers.map((trigger) => [trigger.id, reachableFrom(trigger, byId)]))
  const triggersOf = (id: string) => triggers.filter((trigger) => reachable.get(trigger.id)?.has(id))
  const scopeOf = (id: string): GraphScope => {
    const before = triggersOf(id)
    // A node that is not connected yet has that one problem, not one more for each event field that it reads.
    const events = (before.length > 0 ? before : triggers).map((trigger): [string, EventTypeDefinition | undefined] => [
      trigger.id,
      eventTypeOf(trigger, definitions),
    ])
    return { ...definitions, events: new Map(events) }
  }
  return { nodes, triggers, triggersOf, scopeOf }
}

export function eventTypeOf(trigger: CompiledNode, { eventTypes }: Definitions): EventTypeDefinition | undefined {
  if (trigger.broken !== undefined) return undefined
  const id = trigger.definition?.listensTo?.(trigger.settings)
  return id === undefined ? undefined : eventTypes.get(id)
}

function reachableFrom(start: CompiledNode, nodes: ReadonlyMap<string, CompiledNode>): ReadonlySet<string> {
  const reached = new Set<string>()
  const left = [start]
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
