import type { FieldValue } from '@/server/fields/field-types'

/** One assignment of a step. Either it was written, or `skipped` (a rule held it back) or `error` (the value does not fit) says why not. */
export type StepChange = {
  field: string
  old: FieldValue | null
  /** What the field holds now; where it was not written, what would have been. */
  new: FieldValue | null
  skipped?: string
  error?: string
}

/** What one node did in an execution, for the run's trace. Values are the contact's own data. */
export type Step = {
  node: string
  type: string
  /** The exit that was taken, where a node has more than one. */
  port?: string
  at: string
  /** What a condition looked at. */
  looked?: { value: FieldValue | null; operator: string; operand?: unknown }
  changes?: StepChange[]
  /** Of a wait: when it goes on, at the latest. */
  waitsUntil?: string
  /** Of a wait for an event: its type, and what its fields must hold. */
  waitsFor?: { eventTypeId: string; same?: Record<string, FieldValue> }
  /** Of a wait that is over: when it went on, and the event that came. */
  wokeAt?: string
  cameEventId?: string
  /** Of a trigger or a wait: only a browser says whose the event is that came there (contract §5). */
  trust?: 'claimed'
  /** Of what reaches beyond the contact's fields: in words of the node's own. */
  did?: string
  error?: string
}
