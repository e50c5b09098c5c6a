import { z } from 'zod'
import type { EventTypeField } from '@/server/event-types/event-type-field'
import { FIELD_TYPE_NAMES } from '@/server/event-types/field-schema'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { EventTypeView } from '@/server/event-types/read-event-types'
import { HMAC_ALGORITHMS, VERIFICATION_PRESETS } from '@/server/event-types/webhook-settings'
import { usageSchema } from './problem'
import { idSchema, instantSchema } from './shared'

export const fieldSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(FIELD_TYPE_NAMES),
    required: z.boolean(),
    isPrimaryKey: z.boolean(),
    defaultCountryCode: z.string().nullable(),
    options: z.array(z.object({ id: z.string(), label: z.string() })).nullable(),
    decimalMark: z.literal(',').nullable().meta({ description: 'Where texts of numbers have a comma for the point.' }),
    jsonPointerPath: z.string().nullable().meta({ description: 'Of a webhook: where the value stands (RFC 6901).' }),
  })
  .meta({ id: 'EventField' }) satisfies z.ZodType<EventTypeField>

const pointer = z.object({ pointer: z.string() })

/** What a webhook asks of its senders (contract §6); no secret is ever answered. */
const ofWebhook = {
  verification: z
    .discriminatedUnion('type', [
      z.object({ type: z.enum(VERIFICATION_PRESETS) }),
      z.object({
        ...{ type: z.literal('hmac'), algorithm: z.enum(HMAC_ALGORITHMS), header: z.string() },
        ...{ encoding: z.enum(['hex', 'base64']), prefix: z.string() },
      }),
      z.object({ type: z.literal('header'), header: z.string() }),
      z.object({ type: z.literal('basic'), user: z.string() }),
      z.object({ type: z.literal('token') }),
    ])
    .nullable()
    .meta({ description: 'How a sender proves who it is; its secret is never answered.' }),
  previousSecretEndsAt: instantSchema.nullable(),
  deliveryId: z.union([z.object({ header: z.string() }), pointer]).nullable(),
  fanOut: pointer.nullable(),
  invalid: z.enum(['refuse', 'hold']).meta({ description: '`hold`: what does not fit is kept, to be repaired.' }),
}

export const eventTypeSchema = z
  .object({
    id: idSchema,
    integrationId: idSchema,
    integrationName: z.string(),
    integrationColor: z.string(),
    name: z.string(),
    alias: z.string(),
    category: z.literal('receive'),
    receiveType: z.enum(['api', 'webhook', 'web']),
    url: z.string().meta({ description: 'Where its events are sent to.' }),
    fields: z.array(fieldSchema),
    ...ofWebhook,
    tokenUrl: z.string().optional().meta({ description: 'The address with its token, once, when the token is made.' }),
    lastEventAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'CustomEventType' }) satisfies z.ZodType<EventTypeView>

/** As one event type is read by its id. */
export const usedEventTypeSchema = eventTypeSchema
  .extend({ usedBy: z.array(usageSchema) })
  .meta({ id: 'CustomEventTypeWithUsage' }) satisfies z.ZodType<
  Omit<EventTypeWithUsage, 'fields'> & { fields: EventTypeField[] }
>
