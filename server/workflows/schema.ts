import { z } from 'zod'
import { isStorable } from './is-storable'

const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected 1 to 64 letters, digits, - or _')
const UNSTORABLE = 'it holds a character that cannot be stored (U+0000, or half of a surrogate pair)'

/** The workflow document of contract §6. `config` is judged by the node's own settings schema, so a draft may be incomplete. */
export const nodeSchema = z.object({
  id: identifier,
  type: z.string().min(1).max(64).refine(isStorable, UNSTORABLE),
  config: z.record(z.string(), z.unknown()).refine(isStorable, UNSTORABLE).default({}),
  position: z.object({ x: z.number(), y: z.number() }).optional(),
})
export const edgeSchema = z.object({
  from: identifier,
  to: identifier,
  port: z.string().min(1).max(32).refine(isStorable, UNSTORABLE).optional(),
})
export const NOTES_MAX = 50
export const NOTE_CHARS_MAX = 2000
/** A card on the canvas that says something to its readers and does nothing. Plain text; sizes in pixels. */
export const noteSchema = z.object({
  id: identifier,
  text: z.string().max(NOTE_CHARS_MAX).refine(isStorable, UNSTORABLE),
  position: z.object({ x: z.number(), y: z.number() }),
  width: z.number().min(120).max(800).optional(),
  height: z.number().min(60).max(800).optional(),
})
export const workflowDocumentSchema = z.object({
  nodes: z.array(nodeSchema).max(200),
  edges: z.array(edgeSchema).max(400),
  notes: z.array(noteSchema).max(NOTES_MAX).optional(),
})
export type WorkflowNode = z.infer<typeof nodeSchema>
export type WorkflowEdge = z.infer<typeof edgeSchema>
export type WorkflowNote = z.infer<typeof noteSchema>
export type WorkflowDocument = z.infer<typeof workflowDocumentSchema>

const name = z.string().trim().min(1).max(200).refine(isStorable, UNSTORABLE)
export const workflowInputSchema = z.object({
  name,
  nodes: workflowDocumentSchema.shape.nodes.default([]),
  edges: workflowDocumentSchema.shape.edges.default([]),
  notes: z.array(noteSchema).max(NOTES_MAX).default([]),
})
export type WorkflowInput = z.infer<typeof workflowInputSchema>

/** What a PATCH leaves out stays; a list that is sent replaces the whole list (contract §6). */
export const workflowPatchSchema = z.object({ name, ...workflowDocumentSchema.shape }).partial()
export type WorkflowPatch = z.infer<typeof workflowPatchSchema>

/** When the workflow that somebody edits was saved last; with it, a save over somebody else's is refused. */
export const basedOnSchema = z.object({ basedOn: z.iso.datetime() })

/** What the editor keeps by itself: as it stands, a name that is not there yet included. */
export const workflowDraftSchema = workflowDocumentSchema.extend({
  ...basedOnSchema.shape,
  name: z.string().max(200).refine(isStorable, UNSTORABLE),
})
export type WorkflowDraft = z.infer<typeof workflowDraftSchema>

export const WORKFLOW_STATES = ['draft', 'active', 'paused', 'finished'] as const
export type WorkflowState = (typeof WORKFLOW_STATES)[number]

/** Who may do what, when. The button, the verb and the docs read this. */
export const WORKFLOW_CAN = {
  start: ['draft', 'paused'],
  pause: ['active'],
  finish: ['active', 'paused'],
  edit: ['draft', 'paused'],
  delete: ['draft', 'paused', 'finished'],
} as const satisfies Record<string, readonly WorkflowState[]>
export type WorkflowAction = keyof typeof WORKFLOW_CAN

const PARTICIPLES = {
  start: 'started',
  pause: 'paused',
  finish: 'finished',
  edit: 'edited',
  delete: 'deleted',
} as const

/** Why an action is not open to a workflow in this state, as a sentence to its owner; undefined where it is. */
export function whyNot(action: WorkflowAction, state: WorkflowState): string | undefined {
  const states: readonly WorkflowState[] = WORKFLOW_CAN[action]
  if (states.includes(state)) return undefined
  const advice = {
    draft: 'start it first',
    active: action === 'start' ? 'it runs already' : 'pause it first',
    paused: 'it is paused already',
    finished: 'finished is for good; make a new workflow instead',
  }[state]
  return `A workflow that is ${state} cannot be ${PARTICIPLES[action]}: ${advice}.`
}

export const RUN_STATES = ['finished', 'waiting', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]
