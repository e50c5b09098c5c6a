import { z } from 'zod'
import type { Step, StepChange } from '@/server/workflows/execution'
import { instantSchema, valueSchema } from './shared'

const changeSchema = z.object({
  field: z.string(),
  old: valueSchema.nullable(),
  new: valueSchema.nullable(),
  skipped: z.string().optional().meta({ description: 'Why a rule held the write back.' }),
  error: z.string().optional().meta({ description: 'Why the value does not fit.' }),
}) satisfies z.ZodType<StepChange>

/** What one node did in a run. */
export const stepSchema = z
  .object({
    node: z.string(),
    type: z.string(),
    port: z.string().optional(),
    at: instantSchema,
    looked: z
      .object({ value: valueSchema.nullable(), operator: z.string(), operand: z.unknown().optional() })
      .optional(),
    changes: z.array(changeSchema).optional(),
    waitsUntil: instantSchema.optional().meta({ description: 'Of a wait: when it goes on, at the latest.' }),
    wokeAt: instantSchema.optional().meta({ description: 'Of a wait that is over: when it went on.' }),
    cameEventId: z.string().optional().meta({ description: 'Of a wait for an event: the one that came.' }),
    did: z.string().optional(),
    error: z.string().optional(),
  })
  .meta({ id: 'Step' }) satisfies z.ZodType<Step>
