import { z } from 'zod'
import { pageSchema } from '@/server/paging'

export const DELIVERY_STATES = ['pending', 'delivered', 'dead'] as const

/** What the list of deliveries can be narrowed by. */
export const deliveriesSchema = pageSchema.extend({
  eventTypeId: z.uuid().optional(),
  workflowId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  state: z.enum(DELIVERY_STATES).optional(),
})
export type DeliveriesInput = z.output<typeof deliveriesSchema>
