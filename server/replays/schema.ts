import { z } from 'zod'
import { receptionFilterSchema } from '@/server/events/reception-filter'

/** How a reception is replayed; all by default as it would be received now. */
export const replaySchema = z.object({
  startsWorkflows: z.boolean().default(true),
  createsContacts: z.boolean().default(false),
  /** Needed for one whose sender proved nothing. */
  acceptsUnverified: z.boolean().default(false),
})
export type ReplayInput = z.output<typeof replaySchema>

/** A replay of all receptions that match: those that came up to its start. */
export const replaysSchema = z.object({
  filter: receptionFilterSchema,
  startsWorkflows: z.boolean().default(true),
  createsContacts: z.boolean().default(false),
})
export type ReplaysInput = z.output<typeof replaysSchema>
