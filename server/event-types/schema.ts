import { z } from 'zod'
import { aliasSchema } from '@/server/fields/field-id'
import { nameSchema } from '@/server/integrations/text-schema'
import { contextFaults, type Fault, FIELDS_MAX, type FieldInput, fieldFaults, fieldSchema } from './field-schema'
import type { ReceiveContextName } from './receive-contexts'
import { deliveryIdSchema, fanOutSchema, invalidSchema, verificationInputSchema } from './webhook-settings'

const receiveType = z.enum(['api', 'webhook', 'web'] as const satisfies readonly ReceiveContextName[])
const category = z.literal('receive', 'expected "receive"')
const fields = z.array(fieldSchema).max(FIELDS_MAX, `expected at most ${FIELDS_MAX} fields`)

/** The fields of a document that may have other faults: those of the list are told beside them, all at once (contract §3). */
function listOf(document: unknown): FieldInput[] {
  const list = typeof document === 'object' && document !== null && 'fields' in document ? document.fields : undefined
  if (!Array.isArray(list)) return []
  return list.map((field) => (typeof field === 'object' && field !== null ? field : {}))
}

/** Settings of webhooks alone; null takes one away. */
const webhookSettings = {
  verification: verificationInputSchema.nullish(),
  deliveryId: deliveryIdSchema.nullish(),
  fanOut: fanOutSchema.nullish(),
  invalid: invalidSchema.nullish(),
}

type WebhookSettings = { [Key in keyof typeof webhookSettings]?: unknown }

/** What only a webhook can be told (contract §6). */
export function webhookFaults(receiveType: ReceiveContextName, given: WebhookSettings): Fault[] {
  if (receiveType === 'webhook') return []
  const settings = ['verification', 'deliveryId', 'fanOut'] as const
  const faults: Fault[] = settings.flatMap((setting) =>
    given[setting] ? [{ path: [setting], message: 'only events by webhook have this setting' }] : [],
  )
  if (given.invalid !== 'hold') return faults
  return [...faults, { path: ['invalid'], message: 'only events by webhook can be held; expected "refuse"' }]
}

const isObject = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

function tell(faults: Fault[], ctx: { addIssue: (issue: Fault & { code: 'custom' }) => void }): void {
  for (const fault of faults) ctx.addIssue({ code: 'custom', ...fault })
}

/** An event type as an owner makes it (contract §4 and §6). `receiveType` is its receive context and never changes. */
export const eventTypeInputSchema = z
  .object({
    ...{ name: nameSchema, alias: aliasSchema, category: category.default('receive'), receiveType, fields },
    ...webhookSettings,
  })
  .superRefine(
    (document, ctx) => {
      const list = listOf(document)
      tell(fieldFaults(list), ctx)
      const context = receiveType.safeParse(document.receiveType)
      if (!context.success) return
      tell(webhookFaults(context.data, document), ctx)
      if (Array.isArray(document.fields)) tell(contextFaults(context.data, list, Boolean(document.fanOut)), ctx)
    },
    { when: isObject },
  )
export type EventTypeInput = z.output<typeof eventTypeInputSchema>

/** What is left out stays as it is; `fields` replaces the whole list. What the receive context asks is judged by the verb. */
export const eventTypePatchSchema = z
  .object({ name: nameSchema, alias: aliasSchema, category, receiveType, fields, ...webhookSettings })
  .partial()
  .superRefine((document, ctx) => tell(fieldFaults(listOf(document)), ctx), { when: isObject })
export type EventTypePatch = z.output<typeof eventTypePatchSchema>
