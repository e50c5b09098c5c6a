import { z } from 'zod'
import type { Writer } from '@/server/contacts/writer'

/** Who wrote a field of a contact. */
export const writerSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('workflow'),
      workflowId: z.string(),
      workflowName: z.string(),
      nodeId: z.string(),
      eventId: z.string(),
    }),
    z.object({ type: z.literal('person'), id: z.string(), name: z.string() }),
    z.object({ type: z.literal('api-key'), id: z.string(), name: z.string() }),
    z.object({ type: z.literal('web'), trust: z.enum(['verified', 'claimed']) }),
  ])
  .meta({ id: 'Writer' }) satisfies z.ZodType<Writer>
