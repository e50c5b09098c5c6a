import type { ContactField } from '@/server/contacts/contact-fields'
import { applyAssignment, type FieldChange, type WorkflowWriter } from './apply-assignment'
import { type CompiledNode, compileVersion, type Graph, type VersionDocument } from './compile-version'
import type { Effect, NodeDefinition, Output } from './define-node'
import type { Step, StepChange } from './execution'
import type { ContactState, ReceivedEvent, Scope } from './scope'

/** A started version, as the worker runs it. */
export type RunnableVersion = {
  workflowId: string
  workflowName: string
  /** Lower goes first, and wins a field that two workflows set for the same event. */
  priority: number
  versionId: string
  document: VersionDocument
}

export type AdvanceEnv = {
  now: string
  /** All contact fields of the store by id, system fields included. */
  contactFields: ReadonlyMap<string, ContactField>
  /** Whether this contact has an execution of this workflow already; asked only where `entersOnce` says so. */
  hasEntered: boolean
  /** Whether another contact has this external id: then its assignment is an error, and the group goes on. */
  isExternalIdTaken?: (externalId: string) => boolean
  /** Segments that the contact is in; none unless told. */
  memberships?: ReadonlySet<string>
  /** Of the store (IANA); UTC unless told. */
  timeZone?: string
}

/** Where a run stands still, and until when (ISO 8601). */
export type Wait = { nodeId: string; wakeAt: string }

export type Advanced = {
  entered: boolean
  /** Where it did not enter: which gate was shut. */
  why?: string
  /** `failed`: a node could not run; what stands behind it was not reached. `waiting`: it goes on at `waits`. */
  outcome: 'finished' | 'waiting' | 'failed'
  steps: Step[]
  /** Rows for `field_changes`: what changed, and what was held back. */
  changes: FieldChange[]
  /** What reaches beyond the contact's fields, by node. */
  outputs: (Output & { nodeId: string })[]
  /** Nodes with effects that ran, each once: the rows of `effects`. */
  ledger: string[]
  waits: Wait[]
  /** The contact afterwards, to be handed to the next workflow and the next event. */
  state: ContactState
}

/** Whether an event of this type can start the workflow at all. */
export function startsOn(version: Pick<RunnableVersion, 'document'>, eventTypeId: string): boolean {
  return compileVersion(version.document).triggers.has(eventTypeId)
}

/** Whether `hasEntered` matters for an event of this type. */
export function entersOnce(version: Pick<RunnableVersion, 'document'>, eventTypeId: string): boolean {
  const triggers = compileVersion(version.document).triggers.get(eventTypeId) ?? []
  return triggers.some(({ definition, settings }) => definition?.entersOnce?.(settings))
}

/**
 * One event through one workflow, from the triggers that it opens to the end, or to where it waits. Pure. Each node runs
 * at most once per event, after all that lead to it and did not wait. Call it for the versions of `activeVersions` in
 * their order, events in order of reception, and hand `state` on.
 */
export function advance(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
): Advanced {
  const graph = compileVersion(version.document)
  const listening = graph.triggers.get(event.eventTypeId) ?? []
  const run = beginRun(version, contact, event, env, listening)
  const shut = listening.map(({ definition, settings }) => definition?.shut?.(settings, scopeOf(run), env.hasEntered))
  const open = listening.filter((_, index) => shut[index] === undefined)
  if (open.length === 0) return { ...resultOf(run), entered: false, why: shut[0] ?? 'it does not start on this event' }
  for (const trigger of listening) if (!open.includes(trigger)) run.events.delete(trigger.id)
  follow(graph, run, new Set(open.map((trigger) => trigger.id)), new Set())
  return resultOf(run)
}

/**
 * Goes on behind a node whose wait is over, with the contact as it is now. `steps` are those of the execution so far: what
 * ran does not run again.
 */
export function resume(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
  { nodeId, steps }: { nodeId: string; steps: readonly Step[] },
): Advanced {
  const graph = compileVersion(version.document)
  const ran = new Set(steps.map(({ node }) => node))
  const listening = graph.triggers.get(event.eventTypeId) ?? []
  const entered = listening.filter((trigger) => ran.has(trigger.id))
  const run = beginRun(version, contact, event, env, entered)
  const next = graph.nodes.get(nodeId)?.next.get('next') ?? []
  follow(graph, run, new Set(next), ran)
  return resultOf(run)
}

type Run = {
  version: RunnableVersion
  event: ReceivedEvent
  env: AdvanceEnv
  fields: Scope['eventFields']
  events: Map<string, { event: ReceivedEvent; fields: Scope['eventFields'] }>
  steps: Step[]
  changes: FieldChange[]
  outputs: (Output & { nodeId: string })[]
  ledger: string[]
  waits: Wait[]
  contact: ContactState
  failed: boolean
}

function beginRun(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
  triggers: readonly CompiledNode[],
): Run {
  const fields = version.document.eventTypes?.[event.eventTypeId]?.fields ?? {}
  const events = new Map(triggers.map((trigger) => [trigger.id, { event, fields }]))
  const nothing = { steps: [], changes: [], outputs: [], ledger: [], waits: [] }
  return { ...nothing, version, event, env, fields, events, contact, failed: false }
}

const NOWHERE: ReadonlySet<string> = new Set()

function scopeOf({ version, event, fields, events, contact, env }: Run): Scope {
  const { contactFields, memberships = NOWHERE, now, timeZone = 'UTC' } = env
  const { sendTypes = {} } = version.document
  return { event, eventFields: fields, events, sendTypes, contact, contactFields, memberships, now, timeZone }
}

function follow({ order }: Graph, run: Run, reached: Set<string>, ran: ReadonlySet<string>): void {
  for (const node of order) {
    if (!reached.has(node.id) || ran.has(node.id)) continue
    const exit = runNode(node, run)
    for (const to of (exit && node.next.get(exit)) ?? []) reached.add(to)
  }
}

function resultOf({ steps, changes, outputs, ledger, waits, contact, failed }: Run): Advanced {
  const outcome = waits.length > 0 ? 'waiting' : failed ? 'failed' : 'finished'
  return { entered: true, outcome, steps, changes, outputs, ledger, waits, state: contact }
}

/** Answers the exit by which the run goes on; undefined where it stops, or waits. */
function runNode(node: CompiledNode, run: Run): string | undefined {
  const { definition } = node
  const at = run.env.now
  if (!definition || node.broken !== undefined) {
    run.steps.push({ node: node.id, type: node.type, at, error: node.broken })
    run.failed = true
    return undefined
  }
  const { effects, take, waitsUntil, ...trace } = definition.run(node.settings, scopeOf(run))
  const changes = effects.flatMap((effect) => carryOut(effect, node, run))
  if (definition.kind === 'action') run.ledger.push(node.id)
  const waits = waitsUntil !== undefined && Date.parse(waitsUntil) > Date.parse(at)
  if (waits) run.waits.push({ nodeId: node.id, wakeAt: waitsUntil })
  run.steps.push({
    node: node.id,
    type: node.type,
    at,
    ...portOf(definition, take),
    ...trace,
    ...(waits && { waitsUntil }),
    ...(changes.length > 0 && { changes }),
  })
  return waits ? undefined : take
}

/** A field's write is worked out here; anything else is handed on with its node. */
function carryOut(effect: Effect, node: CompiledNode, run: Run): StepChange[] {
  if (effect.type !== 'set-contact-field') {
    run.outputs.push({ ...effect, nodeId: node.id })
    return []
  }
  const { workflowId, workflowName } = run.version
  const writer: WorkflowWriter = { type: 'workflow', workflowId, workflowName, nodeId: node.id, eventId: run.event.id }
  const field = run.env.contactFields.get(effect.field)
  const { now, isExternalIdTaken } = run.env
  const assigned = applyAssignment(run.contact, effect, { field, event: run.event, writer, now, isExternalIdTaken })
  run.contact = assigned.contact
  if (assigned.record) run.changes.push(assigned.record)
  return [assigned.change]
}

function portOf({ exits }: NodeDefinition, take: string): Pick<Step, 'port'> {
  return exits.length > 1 ? { port: take } : {}
}
