import { z } from 'zod'

const fieldId = z.string().min(1).max(150)

/** Where a value comes from: an event that a node before brought, the contact as it is now, or what the owner typed (contract §6). */
export const sourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('event'), node: z.string().min(1).max(64), field: fieldId }),
  z.object({ from: z.literal('contact'), field: fieldId }),
  z.object({ from: z.literal('literal'), value: z.unknown() }),
])
export type Source = z.infer<typeof sourceSchema>
