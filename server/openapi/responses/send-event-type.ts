import { z } from 'zod'
import type { SendEventTypeView } from '@/server/event-types/sending/read-send-event-types'
import { eventTypeSchema, fieldSchema, usedEventTypeSchema } from './event-type'
import { usageSchema } from './problem'
import { idSchema, instantSchema } from './shared'

const sendEventTypeSchema = z
  .object({
    ...{ id: idSchema, integrationId: idSchema, integrationName: z.string(), integrationColor: z.string() },
    ...{ name: z.string(), alias: z.string(), category: z.literal('send') },
    webhookUrl: z.string().meta({ description: 'Where workflows send it to.' }),
    webhookHeaders: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .meta({ description: 'Sent with it; credentials are masked. A masked value that is sent back stays as it is.' }),
    fields: z.array(fieldSchema),
    lastDeliveryAt: instantSchema.nullable(),
    counts: z
      .object({ pending: z.int(), dead: z.int() })
      .meta({ description: 'Deliveries that are still to be sent, and those that were given up.' }),
    ...{ createdAt: instantSchema, updatedAt: instantSchema },
  })
  .meta({ id: 'SentEventType' }) satisfies z.ZodType<SendEventTypeView>

const usedSendEventTypeSchema = sendEventTypeSchema
  .extend({ usedBy: z.array(usageSchema) })
  .meta({ id: 'SentEventTypeWithUsage' })

/** Of either category. */
export const anyEventTypeSchema = z.discriminatedUnion('category', [eventTypeSchema, sendEventTypeSchema])
export const usedAnyEventTypeSchema = z.discriminatedUnion('category', [usedEventTypeSchema, usedSendEventTypeSchema])
