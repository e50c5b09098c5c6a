import { z } from 'zod'
import { edgeSchema, NOTES_MAX, nodeSchema, noteSchema } from './schema'

/** Of a text that is pasted or read from a file, in characters. */
export const FILE_CHARS_MAX = 1024 * 1024
const DEPTH_MAX = 40

/** Whether a value is nested no deeper than settings ever are, so that it can be walked. Itself walks without recursion. */
function isShallow(value: unknown): boolean {
  const left: [unknown, number][] = [[value, 0]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [item, depth] = next
    if (typeof item !== 'object' || item === null) continue
    if (depth === DEPTH_MAX) return false
    for (const member of Object.values(item)) left.push([member, depth + 1])
  }
  return true
}

const node = nodeSchema.extend({ config: nodeSchema.shape.config.refine(isShallow, 'nested too deep') })
const parts = {
  nodes: z.array(node).max(200),
  edges: z.array(edgeSchema).max(400).default([]),
  notes: z.array(noteSchema).max(NOTES_MAX).default([]),
}

/** What *Copy* writes. A whole workflow, as a file or as the API gives it, is read as all of its nodes. */
export const fragmentSchema = z.object(parts)
export type Fragment = z.infer<typeof fragmentSchema>

const name = z.string().max(200)
const id = z.string().min(1).max(150)

/** What nodes of a file refer to, by id and by what another store may know it by. */
export const needsSchema = z.object({
  eventTypes: z
    .array(
      // `sends`: one of category `send`, which a node sends and none waits for.
      z.object({ id, alias: name, name, integration: name, sends: z.boolean().default(false) }),
    )
    .max(400)
    .default([]),
  contactFields: z
    .array(z.object({ id, name, type: name }))
    .max(1000)
    .default([]),
  segments: z
    .array(z.object({ id, name, type: name }))
    .max(400)
    .default([]),
  webContents: z
    .array(z.object({ id, name, type: name }))
    .max(400)
    .default([]),
})
export type Needs = z.infer<typeof needsSchema>

const nothing = { eventTypes: [], contactFields: [], segments: [], webContents: [] }

/** `<name>.inlet-workflow.json`: a workflow to take elsewhere. */
export const workflowFileSchema = z.object({
  inlet: z.literal('workflow'),
  version: z.literal(1),
  name: z.string().trim().min(1).max(200),
  ...parts,
  needs: needsSchema.default(nothing),
})
export type WorkflowFile = z.infer<typeof workflowFileSchema>
