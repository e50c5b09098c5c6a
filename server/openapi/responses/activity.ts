import { z } from 'zod'
import type { Activity } from '@/server/contacts/contact-activity'
import { idSchema, instantSchema, valueSchema } from './shared'
import { writerSchema } from './writer'

type Of<Type extends Activity['type']> = Extract<Activity, { type: Type }>

const head = { id: z.string(), at: instantSchema }

const received = z.object({
  ...head,
  type: z.literal('event-received'),
  receptionId: idSchema,
  eventTypeId: idSchema,
  alias: z.string().nullable(),
  name: z.string().nullable(),
  integrationName: z.string().nullable(),
  values: z.record(z.string(), valueSchema),
}) satisfies z.ZodType<Omit<Of<'event-received'>, 'integrationColor'>>

const changed = z.object({
  ...head,
  type: z.literal('field-changed'),
  field: z.string(),
  fieldName: z.string(),
  old: valueSchema.nullable(),
  new: valueSchema.nullable(),
  writer: writerSchema,
  skipped: z.string().nullable(),
}) satisfies z.ZodType<Of<'field-changed'>>

const executed = z.object({
  ...head,
  type: z.literal('workflow-executed'),
  eventId: idSchema,
  state: z.enum(['finished', 'waiting', 'failed']),
  workflowId: idSchema,
  workflowName: z.string().nullable(),
}) satisfies z.ZodType<Omit<Of<'workflow-executed'>, 'workflow' | 'steps'>>

const moved = (type: 'segment-entered' | 'segment-left') =>
  z.object({ ...head, type: z.literal(type), segmentId: idSchema, segmentName: z.string().nullable() })

const seen = (type: 'web-content-shown' | 'web-content-clicked') =>
  z.object({ ...head, type: z.literal(type), webContentId: idSchema, webContentName: z.string().nullable() })

const merged = z.object({
  ...head,
  type: z.literal('contact-merged'),
  how: z.enum(['identified', 'merged']),
  fromContactId: idSchema.nullable(),
  events: z.int(),
  trust: z.enum(['verified', 'claimed']),
}) satisfies z.ZodType<Of<'contact-merged'>>

const sent = z.object({
  ...head,
  type: z.literal('data-sent'),
  deliveryId: idSchema.meta({ description: 'The `webhook-id` of every try.' }),
  eventTypeId: idSchema,
  name: z.string(),
  integrationName: z.string(),
  state: z.enum(['pending', 'delivered', 'dead']).meta({ description: '`dead`: it was given up after the last try.' }),
  workflowId: idSchema,
  workflowName: z.string().nullable(),
}) satisfies z.ZodType<Omit<Of<'data-sent'>, 'workflow' | 'integrationColor'>>

/** A line of a contact's timeline, as `activityDocument` writes it. */
export const activitySchema = z
  .discriminatedUnion('type', [
    received,
    changed,
    executed,
    moved('segment-entered'),
    moved('segment-left'),
    merged,
    seen('web-content-shown'),
    seen('web-content-clicked'),
    sent,
  ])
  .meta({ id: 'Activity' })
