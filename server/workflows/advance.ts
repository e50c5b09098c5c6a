import type { ContactField } from '@/server/contacts/contact-fields'
import { applyAssignment, type FieldChange, type WorkflowWriter } from './apply-assignment'
import { type CompiledNode, compileVersion, type VersionDocument } from './compile-version'
import type { NodeDefinition } from './define-node'
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
}

export type Advanced = {
  entered: boolean
  /** Where it did not enter: which gate was shut. */
  why?: string
  /** `failed`: a node could not run; what stands behind it was not reached. */
  outcome: 'finished' | 'failed'
  steps: Step[]
  /** Rows for `field_changes`: what changed, and what was held back. */
  changes: FieldChange[]
  /** Nodes with effects that ran, each once: the rows of `effects`. */
  ledger: string[]
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
 * One event through one workflow, from the triggers that it opens to the end. Pure. Each node runs at most once per
 * event, after all that lead to it. Call it for the versions of `activeVersions` in their order, events in order of
 * reception, and hand `state` on.
 */
export function advance(
  version: RunnableVersion,
  contact: ContactState,
  event: ReceivedEvent,
  env: AdvanceEnv,
): Advanced {
  const graph = compileVersion(version.document)
  const run: Run = { version, event, env, steps: [], changes: [], ledger: [], contact, failed: false }
  const listening = graph.triggers.get(event.eventTypeId) ?? []
  const fields = version.document.eventTypes?.[event.eventTypeId]?.fields ?? {}
  const events = new Map(listening.map((trigger) => [trigger.id, { event, fields }]))
  const scope = (): Scope => ({
    event,
    eventFields: fields,
    events,
    contact: run.contact,
    contactFields: env.contactFields,
  })

  const shut = listening.map(({ definition, settings }) => definition?.shut?.(settings, scope(), env.hasEntered))
  const open = listening.filter((_, index) => shut[index] === undefined)
  if (open.length === 0) return { ...resultOf(run), entered: false, why: shut[0] ?? 'it does not start on this event' }

  for (const trigger of listening) if (!open.includes(trigger)) events.delete(trigger.id)
  const reached = new Set(open.map((trigger) => trigger.id))
  for (const node of graph.order) {
    if (!reached.has(node.id)) continue
    const exit = runNode(node, scope(), run)
    for (const to of (exit && node.next.get(exit)) ?? []) reached.add(to)
  }
  return resultOf(run)
}

type Run = {
  version: RunnableVersion
  event: ReceivedEvent
  env: AdvanceEnv
  steps: Step[]
  changes: FieldChange[]
  ledger: string[]
  contact: ContactState
  failed: boolean
}

function resultOf({ steps, changes, ledger, contact, failed }: Run): Advanced {
  return { entered: true, outcome: failed ? 'failed' : 'finished', steps, changes, ledger, state: contact }
}

/** Answers the exit by which the run goes on; undefined where it stops. */
function runNode(node: CompiledNode, scope: Scope, run: Run): string | undefined {
  const { definition } = node
  const at = run.env.now
  if (!definition || node.broken !== undefined) {
    run.steps.push({ node: node.id, type: node.type, at, error: node.broken })
    run.failed = true
    return undefined
  }
  const { effects, take, ...trace } = definition.run(node.settings, scope)
  const { workflowId, workflowName } = run.version
  const writer: WorkflowWriter = { type: 'workflow', workflowId, workflowName, nodeId: node.id, eventId: run.event.id }
  const changes = effects.map((effect): StepChange => {
    const field = run.env.contactFields.get(effect.field)
    const { now, isExternalIdTaken } = run.env
    const assigned = applyAssignment(run.contact, effect, { field, event: run.event, writer, now, isExternalIdTaken })
    run.contact = assigned.contact
    if (assigned.record) run.changes.push(assigned.record)
    return assigned.change
  })
  if (definition.kind === 'action') run.ledger.push(node.id)
  run.steps.push({
    node: node.id,
    type: node.type,
    at,
    ...portOf(definition, take),
    ...trace,
    ...(changes.length > 0 && { changes }),
  })
  return take
}

function portOf({ exits }: NodeDefinition, take: string): Pick<Step, 'port'> {
  return exits.length > 1 ? { port: take } : {}
}
