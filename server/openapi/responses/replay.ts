import { z } from 'zod'
import { receptionFilterSchema } from '@/server/events/reception-filter'
import type { ReplayView } from '@/server/replays/get-replay'
import type { ReplayPreview } from '@/server/replays/preview-replay'
import type { Replayed } from '@/server/replays/replay-one'
import { idSchema, instantSchema } from './shared'

export const replayedSchema = z
  .object({ id: idSchema, replayOf: idSchema, events: z.array(idSchema) })
  .meta({ id: 'ReplayedReception' }) satisfies z.ZodType<Replayed>

export const replaySchema = z
  .object({
    id: idSchema,
    filter: receptionFilterSchema,
    startsWorkflows: z.boolean(),
    createsContacts: z.boolean(),
    startedBy: z.object({ type: z.string(), id: z.string(), name: z.string() }),
    total: z.int(),
    done: z.int().meta({ description: 'Of `total`: accepted, rejected or skipped.' }),
    accepted: z.int(),
    rejected: z.int(),
    skipped: z.int(),
    state: z.enum(['running', 'finished', 'stopped']),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Replay' }) satisfies z.ZodType<ReplayView>

export const replayPreviewSchema = z
  .object({
    total: z.int(),
    judged: z.int(),
    passes: z.int(),
    fails: z.int(),
    contactMissing: z.int().meta({ description: 'Of those that pass: they need createsContacts.' }),
    skipped: z.int(),
    reasons: z.array(z.object({ path: z.string(), reason: z.string(), count: z.int() })),
  })
  .meta({ id: 'ReplayPreview' }) satisfies z.ZodType<ReplayPreview>
