import { z } from 'zod'

/** The workflow document of contract §6. `config` is judged by the node's own settings schema, so a draft may be incomplete. */
export const nodeSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  type: z.string().min(1).max(64),
  config: z.record(z.string(), z.unknown()).default({}),
  position: z.object({ x: z.number(), y: z.number() }).optional(),
})
export const edgeSchema = z.object({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  port: z.string().min(1).max(32).optional(),
})
export const workflowDocumentSchema = z.object({
  nodes: z.array(nodeSchema).max(200),
  edges: z.array(edgeSchema).max(400),
})
export type WorkflowNode = z.infer<typeof nodeSchema>
export type WorkflowEdge = z.infer<typeof edgeSchema>
export type WorkflowDocument = z.infer<typeof workflowDocumentSchema>

export const workflowInputSchema = z.object({
  name: z.string().trim().min(1).max(200),
  nodes: z.array(nodeSchema).max(200).default([]),
  edges: z.array(edgeSchema).max(400).default([]),
})
export const workflowPatchSchema = workflowInputSchema.partial()

export const WORKFLOW_STATES = ['draft', 'active', 'paused', 'finished'] as const
export type WorkflowState = (typeof WORKFLOW_STATES)[number]

/** Who may do what, when. The button, the verb and the docs read this. */
export const WORKFLOW_CAN = {
  start: ['draft', 'paused'],
  pause: ['active'],
  finish: ['active', 'paused'],
  edit: ['draft', 'paused'],
} as const satisfies Record<string, readonly WorkflowState[]>
