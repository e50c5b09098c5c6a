import { z } from 'zod'
import type { ReceptionDetails } from '@/server/events/reception-details'
import type { ReceptionRow } from '@/server/events/reception-row'
import type { CausedChange, CausedExecution, EventWithEffects } from '@/server/events/what-it-caused'
import { validationErrorSchema } from './problem'
import { idSchema, instantSchema, namedSchema, valueSchema } from './shared'
import { stepSchema } from './step'
import { writerSchema } from './writer'

const head = {
  id: idSchema.meta({ description: 'What the sender was answered with; of a refusal in X-Reception-Id.' }),
  status: z.enum(['accepted', 'rejected', 'duplicate']),
  receivedAt: instantSchema,
  receiveContext: z.enum(['api', 'webhook', 'web']),
  eventType: z.object({ id: idSchema, name: z.string().nullable(), alias: z.string().nullable() }).nullable(),
  email: z.string().nullable(),
  answer: z.object({ status: z.int(), reasonCode: z.string().nullable(), detail: z.string().nullable() }),
  duplicateOf: idSchema.nullable(),
  replayOf: idSchema.nullable().meta({ description: 'The reception that this one repeats by a later definition.' }),
  replayedAs: idSchema.nullable().meta({ description: 'The last accepted replay of it.' }),
  trust: z.enum(['verified', 'claimed']).nullable().meta({ description: 'Of context web.' }),
}

export const receptionLineSchema = z
  .object({ ...head, firstReason: validationErrorSchema.nullable(), reasonsTotal: z.int() })
  .meta({ id: 'ReceptionLine' }) satisfies z.ZodType<Pick<ReceptionRow, 'id' | 'firstReason' | 'duplicateOf'>>

const executionSchema = z.object({
  workflow: namedSchema,
  state: z.enum(['finished', 'waiting', 'failed']),
  steps: z.array(stepSchema),
  at: instantSchema,
}) satisfies z.ZodType<CausedExecution>

const changeSchema = z.object({
  id: idSchema,
  field: z.string(),
  fieldName: z.string(),
  old: valueSchema.nullable(),
  new: valueSchema.nullable(),
  writer: writerSchema,
  skipped: z.string().nullable(),
  at: instantSchema,
}) satisfies z.ZodType<CausedChange>

const caused = {
  executions: z.array(executionSchema),
  notStarted: z
    .array(z.object({ workflow: namedSchema, because: z.enum(['other-event', 'gate', 'waiting']), why: z.string() }))
    .meta({ description: 'Workflows that were active and did not start, and why.' }),
  fieldChanges: z.array(changeSchema),
  segmentMoves: z.array(z.object({ segment: namedSchema, move: z.enum(['entered', 'left']), at: instantSchema })),
}
const causedSchema = z.object(caused) satisfies z.ZodType<Pick<EventWithEffects, keyof typeof caused>>

const eventSchema = z
  .object({
    id: idSchema,
    contactId: idSchema,
    email: z.string().nullable(),
    values: z.record(z.string(), valueSchema),
    receivedAt: instantSchema,
    occurredAt: instantSchema,
    trust: z.enum(['verified', 'claimed']),
    startsWorkflows: z.boolean(),
    pending: z
      .object({ attempts: z.int(), parkedAt: instantSchema.nullable(), reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'Work that is still to be done; parked says why.' }),
    caused: causedSchema,
  })
  .meta({ id: 'ReceivedEvent' }) satisfies z.ZodType<Omit<EventWithEffects, keyof typeof caused>>

export const receptionSchema = z
  .object({
    ...head,
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable().meta({ description: 'As received; of a refusal at most its head.' }),
    bodyBytes: z.int(),
    values: z.record(z.string(), valueSchema).nullable(),
    reasons: z.array(validationErrorSchema),
    ignored: z.array(z.string()).meta({ description: 'Keys that no field reads, as pointers.' }),
    events: z.array(eventSchema),
  })
  .meta({ id: 'Reception' }) satisfies z.ZodType<
  Pick<ReceptionDetails, 'headers' | 'bodyBytes' | 'reasons' | 'ignored'>
>
