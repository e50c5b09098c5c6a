import { z } from 'zod'
import { aliasSchema } from '@/server/fields/field-id'
import { nameSchema } from '@/server/integrations/text-schema'
import { contextFaults, type Fault, FIELDS_MAX, type FieldInput, fieldFaults, fieldSchema } from './field-schema'
import type { ReceiveContextName } from './receive-contexts'

const receiveType = z.enum(['api', 'webhook', 'web'] as const satisfies readonly ReceiveContextName[])
const category = z.literal('receive', 'expected "receive"')
const fields = z.array(fieldSchema).max(FIELDS_MAX, `expected at most ${FIELDS_MAX} fields`)

/** The fields of a document that may have other faults: those of the list are told beside them, all at once (contract §3). */
function listOf(document: unknown): FieldInput[] {
  const list = typeof document === 'object' && document !== null && 'fields' in document ? document.fields : undefined
  if (!Array.isArray(list)) return []
  return list.map((field) => (typeof field === 'object' && field !== null ? field : {}))
}

const isObject = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

function tell(faults: Fault[], ctx: { addIssue: (issue: Fault & { code: 'custom' }) => void }): void {
  for (const fault of faults) ctx.addIssue({ code: 'custom', ...fault })
}

/** An event type as an owner makes it (contract §4 and §6). `receiveType` is its receive context and never changes. */
export const eventTypeInputSchema = z
  .object({ name: nameSchema, alias: aliasSchema, category: category.default('receive'), receiveType, fields })
  .superRefine(
    (document, ctx) => {
      const list = listOf(document)
      tell(fieldFaults(list), ctx)
      const context = receiveType.safeParse(document.receiveType)
      if (context.success && Array.isArray(document.fields)) tell(contextFaults(context.data, list), ctx)
    },
    { when: isObject },
  )
export type EventTypeInput = z.output<typeof eventTypeInputSchema>

/** What is left out stays as it is; `fields` replaces the whole list. What the receive context asks is judged by the verb. */
export const eventTypePatchSchema = z
  .object({ name: nameSchema, alias: aliasSchema, category, receiveType, fields })
  .partial()
  .superRefine((document, ctx) => tell(fieldFaults(listOf(document)), ctx), { when: isObject })
export type EventTypePatch = z.output<typeof eventTypePatchSchema>
