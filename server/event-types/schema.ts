import { z } from 'zod'
import { aliasSchema } from '@/server/fields/field-id'
import { nameSchema } from '@/server/integrations/text-schema'
import { contextFaults, type Fault, FIELDS_MAX, fieldFaults, fieldSchema, listOf } from './field-schema'
import type { ReceiveContextName } from './receive-contexts'
import { deliveryIdSchema, fanOutSchema, invalidSchema, verificationInputSchema } from './webhook-settings'
import { withFaults } from './with-faults'

const receiveType = z.enum(['api', 'webhook', 'web'] as const satisfies readonly ReceiveContextName[])
const category = z.literal('receive', 'expected "receive"')
const fields = z.array(fieldSchema).max(FIELDS_MAX, `expected at most ${FIELDS_MAX} fields`)

/** Settings of webhooks alone; null takes one away. */
const webhookSettings = {
  verification: verificationInputSchema.nullish(),
  deliveryId: deliveryIdSchema.nullish(),
  fanOut: fanOutSchema.nullish(),
  invalid: invalidSchema.nullish(),
}

const sends = z
  .never({ error: 'only event types that are sent have this setting; choose the category "send"' })
  .optional()

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

function faultsOf(document: unknown): Fault[] {
  const list = listOf(document)
  const { receiveType: given, fanOut, fields, ...settings } = document as Record<string, unknown> // judged where it is an object
  const context = receiveType.safeParse(given)
  if (!context.success) return fieldFaults(list)
  const ofContext = Array.isArray(fields) ? contextFaults(context.data, list, Boolean(fanOut)) : []
  return [...fieldFaults(list), ...webhookFaults(context.data, { ...settings, fanOut }), ...ofContext]
}

/** An event type as an owner makes it (contract §4 and §6). `receiveType` is its receive context and never changes. */
export const eventTypeInputSchema = withFaults(
  z.object({
    ...{ name: nameSchema, alias: aliasSchema, category: category.default('receive'), receiveType, fields },
    ...{ ...webhookSettings, webhookUrl: sends, webhookHeaders: sends },
  }),
  faultsOf,
)
export type EventTypeInput = z.output<typeof eventTypeInputSchema>

/** What is left out stays as it is; `fields` replaces the whole list. What the receive context asks is judged by the verb. */
export const eventTypePatchSchema = withFaults(
  z.object({ name: nameSchema, alias: aliasSchema, category, receiveType, fields, ...webhookSettings }).partial(),
  (document) => fieldFaults(listOf(document)),
)
export type EventTypePatch = z.output<typeof eventTypePatchSchema>
