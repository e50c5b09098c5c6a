import { z } from 'zod'
import { fieldFaults, listOf } from './field-schema'
import { eventTypeInputSchema, eventTypePatchSchema } from './schema'
import { sendEventTypeInputSchema, sendEventTypePatchSchema } from './send-schema'
import { withFaults } from './with-faults'

export const categorySchema = z.enum(['receive', 'send'], 'expected "receive" or "send"')
export type Category = z.output<typeof categorySchema>

/** An event type of either category; without one it receives (contract §6). */
export const anyEventTypeInputSchema = z.discriminatedUnion(
  'category',
  [eventTypeInputSchema, sendEventTypeInputSchema],
  { error: 'expected "receive" or "send"' },
)

/** A change of an event type of either category: what only the other one has is refused by the verb, which knows which it is. */
export const anyEventTypePatchSchema = withFaults(
  z.object({
    ...{ ...eventTypePatchSchema.shape, ...sendEventTypePatchSchema.shape, category: categorySchema.optional() },
  }),
  (document) => fieldFaults(listOf(document)),
)
export type AnyEventTypePatch = z.output<typeof anyEventTypePatchSchema>
