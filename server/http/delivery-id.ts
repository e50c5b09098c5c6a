import type { DeliveryId } from '@/server/event-types/webhook-settings'
import { evaluatePointer, parsePointer } from '@/server/fields/json-pointer'
import { storable } from '@/server/fields/received'
import { Problem } from '@/server/problems'
import type { Unwrapped } from './body/cloud-event'
import type { ParsedJson } from './body/parse-json'

export const KEY_CHARACTERS_MAX = 255

/**
 * A sender's own id of a delivery, where its event type names one (contract §4): from a header, or by a pointer into the
 * body as it was sent. Null where it is absent: that delivery is taken as a new one.
 */
export function deliveryIdOf(setting: DeliveryId | null, sent: ParsedJson, { headers }: Unwrapped): string | null {
  if (!setting) return null
  const id = 'header' in setting ? headers[setting.header]?.trim() : idAt(setting.pointer, sent)
  if (!id) return null
  if (id.length <= KEY_CHARACTERS_MAX) return storable(id)
  const where = 'header' in setting ? `the header ${setting.header}` : setting.pointer
  throw new Problem(
    'invalid-request',
    `The delivery id in ${where} has at most ${KEY_CHARACTERS_MAX} characters; it came with ${id.length}.`,
  )
}

function idAt(pointer: string, sent: ParsedJson): string | undefined {
  const tokens = parsePointer(pointer) ?? []
  const found = evaluatePointer(sent.value, tokens)
  if (!found.found) return undefined
  if (typeof found.value === 'string') return found.value
  return typeof found.value === 'number' ? (sent.sourceOf(tokens) ?? String(found.value)) : undefined
}
