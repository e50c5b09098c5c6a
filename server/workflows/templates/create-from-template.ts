import { inStore } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import type { StoreContext } from '@/server/context'
import { slugOfName } from '@/server/fields/field-id'
import { Problem } from '@/server/problems'
import { createSegment } from '@/server/segments/create-segment'
import { createWorkflow } from '../create-workflow'
import type { Workflow } from '../present-workflow'
import { documentOf } from './document-of'
import type { FromTemplate, Target } from './template-schema'
import { TEMPLATES } from './templates'

/**
 * Makes the contact fields and the segment that were asked for, then the draft. Each is a change of its own: where a later
 * one is refused, what was made before stays and can be chosen the next time. Problems: `not-valid`, `conflict`.
 */
export async function createFromTemplate(
  ctx: StoreContext,
  { template, name, choices }: FromTemplate,
): Promise<Workflow> {
  const found = TEMPLATES.find((one) => one.name === template)
  if (!found) throw new Problem('not-found', 'There is no such template.')
  const { eventTypeId, filter, consent } = choices
  const copies = []
  for (const { slot, from, to } of choices.copies) copies.push({ slot, from, to: await fieldOf(ctx, to) })
  const flag = choices.flag ? { field: await fieldOf(ctx, choices.flag.to), value: choices.flag.value } : undefined
  const segmentId = await segmentOf(ctx, choices.segment)
  const { nodes, edges } = documentOf(found, { eventTypeId, filter, consent, copies, flag, segmentId })
  return createWorkflow(ctx, { name, nodes, edges, notes: [] })
}

async function fieldOf(ctx: StoreContext, to: Target): Promise<string> {
  if ('field' in to) return to.field
  const { create } = to
  const known = await inStore(ctx.store.id, (tx) => contactFieldsOf(tx, ctx.store.id))
  const input = contactFieldInputSchema.parse({ ...create, id: freeId(slugOfName(create.name), known) })
  return (await createContactField(ctx, input)).id
}

/** Two fields may have one name, and none the id of another. */
function freeId(id: string, known: readonly { id: string }[]): string {
  const isTaken = (one: string) => known.some((field) => field.id === one)
  let free = id
  for (let n = 2; isTaken(free); n++) free = `${id}-${n}`
  return free
}

async function segmentOf(ctx: StoreContext, segment: FromTemplate['choices']['segment']): Promise<string | undefined> {
  if (!segment) return undefined
  return 'id' in segment ? segment.id : (await createSegment(ctx, { type: 'static', name: segment.create })).id
}
