import type { z } from 'zod'
import type { FieldValue } from '@/server/fields/field-types'
import type { AssignmentOperator } from './assignment-operators'
import type { Entered, EntryLimits } from './entry'
import type { Step } from './execution'
import type { GraphScope } from './graph-scope'
import type { FieldDefinitions, ReceivedEvent, Scope } from './scope'

/** What a node asks for; only `advance` and who calls it carry it out (house §5). */
export type Effect = FieldEffect | Output

/** A write of a contact's field, which `advance` works out. */
export type FieldEffect = {
  type: 'set-contact-field'
  field: string
  operator: AssignmentOperator
  value: unknown
  /** An older event leaves what a newer one wrote. */
  keepNewer: boolean
}

/** What reaches beyond the contact's fields: written with the run by `server/events/write-outputs.ts`. */
export type Output =
  | { type: 'move-in-segment'; segmentId: string; move: 'entered' | 'left' }
  /** With what its template may name, as it is when the run comes here. */
  | { type: 'show-web-content'; webContentId: string; event: Values; contact: Values }

  /** An event type of category `send`, with its values by field. */
  | { type: 'send-data'; eventTypeId: string; values: Values }

type Values = Readonly<Record<string, FieldValue>>

/**
 * `take` names the exit to leave by, null that the run ends here; with `waitsUntil` (ISO 8601) not before that moment, if
 * it is to come, or – with `waitsFor` – before such an event comes. The rest goes into the run's trace.
 */
export type NodeResult = { effects: Effect[]; take: string | null; waitsUntil?: string } & Pick<
  Step,
  'looked' | 'error' | 'waitsFor'
>

/** What starts a workflow, as its graph finds its triggers: an event by its type, or a move by its segment. */
export const moveKey = (move: 'entered' | 'left', segmentId: string): string => `${move} ${segmentId}`

/** What a node's settings rely on: while the workflow is started these can be neither deleted nor edited (contract §6). */
export type Reference =
  | { eventTypeId: string; field?: string }
  /** A field of the event that this node of the same workflow brings. */
  | { node: string; field: string }
  | { contactField: string }
  | { segmentId: string; startsOnMove?: 'entered' | 'left' }
  | { webContentId: string }

/** One capability, defined once: palette, settings form, graph check, engine and API description are projections of it. */
export type NodeDefinition<Settings = unknown> = {
  type: string
  /** `flow` steers the run and changes nothing. */
  kind: 'trigger' | 'condition' | 'action' | 'flow'
  label: string
  description: string
  settings: z.ZodType<Settings>
  /** Edges carry an exit's name as their `port`; `next` is the exit of an edge without one. */
  exits: readonly [string, ...string[]]
  /** Where the settings say which of the exits there are. */
  exitsOf?(settings: Settings): readonly string[]
  /** Only downstream of a trigger with web context. */
  needsWebContext?: boolean
  uses?(settings: Settings): Reference[]
  /** Reasons why these settings cannot run, as sentences to the owner. */
  problems?(settings: Settings, graph: GraphScope): string[]
  run(settings: Settings, scope: Scope): NodeResult
  /** The type of the event whose fields the nodes behind it may read, behind which of its exits. */
  brings?(settings: Settings): { eventTypeId: string; exit: string }
  /** Waits only: the exit when the moment came, or before it the event that it waits for. */
  exitWhenOver?(came: boolean): string
  /** Waits for an event only: whether this one is it. `step` is what the wait noted when it began. */
  isAwaited?(settings: Settings, event: ReceivedEvent, fields: FieldDefinitions, step: Step): boolean
  /** Triggers only: what it listens to, an event type's id or a `moveKey`. */
  listensTo?(settings: Settings): string
  /** Triggers only: which earlier entries count. */
  entryLimits?(settings: Settings): EntryLimits
  /** Triggers only: why what it listens to does not start the workflow; undefined where it does. */
  shut?(settings: Settings, scope: Scope, entered: Entered): string | undefined
}

/** Infers the settings of `run` and its kin from the schema, then forgets them: the engine parses before it calls. */
export function defineNode<Schema extends z.ZodType>(
  node: NodeDefinition<z.output<Schema>> & { settings: Schema },
): NodeDefinition {
  return node
}
