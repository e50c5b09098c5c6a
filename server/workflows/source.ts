import { z } from 'zod'

const fieldId = z.string().min(1).max(150)
const ofEvent = z.object({ from: z.literal('event'), node: z.string().min(1).max(64), field: fieldId })
const ofContact = z.object({ from: z.literal('contact'), field: fieldId })
const literal = z.object({ from: z.literal('literal'), value: z.unknown() })

/** A field to look at: of an event that a node before brought, or of the contact as it is now (contract §6). */
export const fieldSourceSchema = z.discriminatedUnion('from', [ofEvent, ofContact], {
  error: 'Choose a field of the event or of the contact.',
})
export type FieldSource = z.infer<typeof fieldSourceSchema>

/** Where a value comes from: such a field, or what the owner typed. */
export const sourceSchema = z.discriminatedUnion('from', [ofEvent, ofContact, literal], {
  error: 'Choose where the value comes from.',
})
export type Source = z.infer<typeof sourceSchema>
