import type { ContactField } from '@/server/contacts/contact-fields'
import { applyAssignment, type FieldChange, type WorkflowWriter } from './apply-assignment'
import { type CompiledNode, compileVersion, type Graph, type VersionDocument } from './compile-version'
import type { Effect, NodeDefinition, Output } from './define-node'
import { type Entered, type EntryLimits, NEVER_ENTERED } from './entry'
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
  /** How often it was entered before; asked only where `limitsOf` says so. */
  entered?: Entered
  /** Whether another contact has this external id: then its assignment is an error, and the group goes on. */
  isExternalIdTaken?: (externalId: string) => boolean
  /** Segments that the contact is in; none unless told. */
  memberships?: ReadonlySet<string>
  /** Of the store (IANA); UTC unless told. */
  timeZone?: string
}

/** Where a run stands still, and until when (ISO 8601); with `eventTypeId` until such an event comes. */
export type Wait = { nodeId: string; wakeAt: string; eventTypeId?: string; cameEventId?: string }

export type Advanced = {
  entered: boolean
  /** Where it did not enter: which gate was shut. */
  why?: string
  /** `failed`: a node could not do its work, as its step says. `waiting`: it goes on at `waits`. */
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

/** Whether an event of this type, or a move by its `moveKey`, can start the workflow at all. */
export function startsOn(version: Pick<RunnableVersion, 'document'>, eventTypeId: string): boolean {
  return compileVersion(version.document).triggers.has(eventTypeId)
}

/** Up to how many earlier entries matter for an event of this type: the most that one of its triggers asks for. */
export function limitsOf(version: Pick<RunnableVersion, 'document'>, eventTypeId: string): EntryLimits {
  const triggers = compileVersion(version.document).triggers.get(eventTypeId) ?? []
  const limits = triggers.map(({ definition, settings }) => definition?.entryLimits?.(settings))
  const most = (of: keyof EntryLimits) =>
    limits.reduce<number | undefined>((max, each) => Math.max(max ?? 0, each?.[of] ?? 0) || undefined, undefined)
  return { perContact: most('perContact'), total: most('total') }
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
  const { entered = NEVER_ENTERED } = env
  const shut = listening.map(({ id, definition, settings }) => definition?.shut?.(settings, scopeOf(run, id), entered))
  const open = listening.filter((_, index) => shut[index] === undefined)
  if (open.length === 0) return { ...resultOf(run), entered: false, why: shut[0] ?? 'it does not start on this event' }
  for (const trigger of listening) if (!open.includes(trigger)) run.events.delete(trigger.id)
  follow(graph, run, new Set(open.map((trigger) => trigger.id)), new Set())
  return resultOf(run)
}

export type Woken = {
  nodeId: string
  /** Of the execution so far: what ran does not run again. */
  steps: readonly Step[]
  /** The event that the wait was for; undefined where its time is over. */
  came?: ReceivedEvent | undefined
  /** Events that came to earlier waits, by node. */
  brought?: ReadonlyMap<string, ReceivedEvent>
}

/** Goes on behind a node whose wait is over, with the contact as it is now. Its `steps` are those of the whole execution. */
export function resume(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
  { nodeId, steps, came, brought }: Woken,
): Advanced {
  const graph = compileVersion(version.document)
  const ran = new Set(steps.map(({ node }) => node))
  const listening = graph.triggers.get(event.eventTypeId) ?? []
  const entered = listening.filter((trigger) => ran.has(trigger.id))
  const run = beginRun(version, contact, asTrusted(event, steps, came), env, entered)
  for (const [id, one] of brought ?? []) run.events.set(id, { event: one, fields: fieldsOf(version, one.eventTypeId) })
  if (came) run.events.set(nodeId, { event: came, fields: fieldsOf(version, came.eventTypeId) })
  const waited = graph.nodes.get(nodeId)
  const exit = waited?.definition?.exitWhenOver?.(came !== undefined) ?? 'next'
  const over = {
    ...{ wokeAt: env.now, ...(came && { cameEventId: came.id }), ...(exit !== 'next' && { port: exit }) },
    ...(came?.trust === 'claimed' && { trust: came.trust }),
  }
  run.steps.push(...steps.map((step) => (step.node === nodeId ? { ...step, ...over } : step)))
  follow(graph, run, new Set(waited?.next.get(exit)), ran)
  return resultOf(run)
}

export type Again = {
  /** Of the execution so far. */
  steps: readonly Step[]
  /** Nodes that could not run, to be run once more. */
  nodeIds: ReadonlySet<string>
  /** Events that came to its waits, by node. */
  brought: ReadonlyMap<string, ReceivedEvent>
}

/**
 * Runs nodes of an execution that could not run once more, with the contact as it is now, and goes on behind them. What
 * ran does not run again. Its `steps` are those of the whole execution, with what the nodes did now.
 */
export function rerun(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
  { steps, nodeIds, brought }: Again,
): Advanced {
  const graph = compileVersion(version.document)
  const ran = steps.filter(({ node }) => !nodeIds.has(node))
  const done = new Set(ran.map(({ node }) => node))
  const entered = (graph.triggers.get(event.eventTypeId) ?? []).filter((trigger) => done.has(trigger.id))
  const run = beginRun(version, contact, asTrusted(event, ran), env, entered)
  for (const [id, one] of brought) run.events.set(id, { event: one, fields: fieldsOf(version, one.eventTypeId) })
  run.steps.push(...ran)
  follow(graph, run, new Set(nodeIds), done)
  return resultOf(run)
}

/** What started a run, as trusted as the least of the events that came to it: what a browser claims stays a claim (contract §5). */
function asTrusted(event: ReceivedEvent, steps: readonly Step[], came?: ReceivedEvent): ReceivedEvent {
  return isClaimed(steps, came) ? { ...event, trust: 'claimed' } : event
}

/** Whether one of the events that came to a run was only claimed. */
export const isClaimed = (steps: readonly Step[], came?: Pick<ReceivedEvent, 'trust'>): boolean =>
  came?.trust === 'claimed' || steps.some(({ trust }) => trust === 'claimed')

/**
 * Whether this event is what a wait of the version stands for. `step` is what the wait noted when it began.
 */
export function isAwaited(version: RunnableVersion, step: Step, event: ReceivedEvent): boolean {
  const node = compileVersion(version.document).nodes.get(step.node)
  if (step.waitsFor?.eventTypeId !== event.eventTypeId) return false
  const fields = fieldsOf(version, event.eventTypeId)
  return node?.definition?.isAwaited?.(node.settings, event, fields, step) ?? false
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
  const fields = fieldsOf(version, event.eventTypeId)
  const events = new Map(triggers.map((trigger) => [trigger.id, { event, fields }]))
  const nothing = { steps: [], changes: [], outputs: [], ledger: [], waits: [] }
  return { ...nothing, version, event, env, fields, events, contact, failed: false }
}

const fieldsOf = ({ document }: RunnableVersion, eventTypeId: string): Scope['eventFields'] =>
  document.eventTypes?.[eventTypeId]?.fields ?? {}

const NOWHERE: ReadonlySet<string> = new Set()

function scopeOf({ event, fields, events, contact, env, version }: Run, nodeId: string): Scope {
  const { contactFields, memberships = NOWHERE, now, timeZone = 'UTC' } = env
  const { workflowId, document } = version
  const { sendTypes = {} } = document
  return {
    event,
    eventFields: fields,
    events,
    sendTypes,
    contact,
    contactFields,
    memberships,
    now,
    timeZone,
    workflowId,
    nodeId,
  }
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
  const { effects, take, waitsUntil, ...trace } = definition.run(node.settings, scopeOf(run, node.id))
  const changes = effects.flatMap((effect) => carryOut(effect, node, run))
  // An action that could not run did nothing, and may run again.
  if (definition.kind === 'action' && (trace.error === undefined || effects.length > 0)) run.ledger.push(node.id)
  const waits = waitsUntil !== undefined && Date.parse(waitsUntil) > Date.parse(at)
  const { waitsFor } = trace
  if (waits)
    run.waits.push({ nodeId: node.id, wakeAt: waitsUntil, ...(waitsFor && { eventTypeId: waitsFor.eventTypeId }) })
  if (take === null || trace.error !== undefined) run.failed = true
  run.steps.push({
    node: node.id,
    type: node.type,
    at,
    ...(definition.kind === 'trigger' && run.event.trust === 'claimed' && { trust: 'claimed' }),
    ...(!waits && portOf(definition, take)),
    ...trace,
    ...(waits && { waitsUntil }),
    ...(changes.length > 0 && { changes }),
  })
  return waits || take === null ? undefined : take
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

function portOf({ exits }: NodeDefinition, take: string | null): Pick<Step, 'port'> {
  return exits.length > 1 && take !== null ? { port: take } : {}
}
