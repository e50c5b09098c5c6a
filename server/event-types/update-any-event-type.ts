import type { StoreContext } from '@/server/context'
import { formatPointer } from '@/server/fields/json-pointer'
import { notValid, type ValidationError } from '@/server/problems'
import type { AnyEventTypePatch, Category } from './any-schema'
import { categoryOf } from './category-of'
import type { SavedEventType } from './create-event-type'
import { sendFaults } from './send-schema'
import type { SendEventTypeView } from './sending/read-send-event-types'
import { updateSendEventType } from './sending/update-send-event-type'
import { updateEventType } from './update-event-type'

/** What only event types of the other category have. */
const FOREIGN = {
  receive: ['webhookUrl', 'webhookHeaders'],
  send: ['receiveType', 'verification', 'deliveryId', 'fanOut', 'invalid'],
} as const satisfies Record<Category, readonly (keyof AnyEventTypePatch)[]>

const DOES = { receive: 'receives', send: 'is sent' }

/** Changes an event type of either category. Throws what the verb of its category throws, and `not-valid` for what only the other one has. */
export async function updateAnyEventType(
  ctx: StoreContext,
  input: { id: string } & AnyEventTypePatch,
): Promise<SavedEventType | SendEventTypeView> {
  const category = await categoryOf(ctx, input)
  const faults = FOREIGN[category]
    .filter((key) => input[key] !== undefined && input[key] !== null)
    .map(
      (key): ValidationError => ({
        path: `/${key}`,
        reason: `this event type ${DOES[category]}: it has no such setting`,
      }),
    )
  if (input.category !== undefined && input.category !== category)
    faults.unshift({ path: '/category', reason: `expected "${category}": the category of an event type is fixed` })
  if (category === 'send')
    for (const { path, message } of sendFaults(input))
      faults.push({ path: formatPointer(path.map(String)), reason: message })
  if (faults.length > 0) throw notValid(faults)
  if (category === 'send') return updateSendEventType(ctx, input)
  return updateEventType(ctx, { ...input, category: 'receive' })
}
