import type { eventTypeFields } from '@/db'
import { formatPointer } from '@/server/fields/json-pointer'
import type { FieldInput } from './field-schema'
import { RECEIVE_CONTEXTS, type ReceiveContextName } from './receive-contexts'

/** A field of an event type, complete: what does not apply to its type or receive context is null. */
export type EventTypeField = Pick<
  typeof eventTypeFields.$inferSelect,
  | 'id'
  | 'name'
  | 'type'
  | 'required'
  | 'isPrimaryKey'
  | 'defaultCountryCode'
  | 'options'
  | 'jsonPointerPath'
  | 'decimalMark'
>

export function fieldOf(row: EventTypeField): EventTypeField {
  const { id, name, type, required, isPrimaryKey, defaultCountryCode, options, jsonPointerPath, decimalMark } = row
  return { id, name, type, required, isPrimaryKey, defaultCountryCode, options, jsonPointerPath, decimalMark }
}

/** The field as it is kept for a receive context: a webhook's has its pointer, by default `/{fieldId}`; others have none. */
export function fieldToKeep(receiveType: ReceiveContextName, field: FieldInput): EventTypeField {
  const pointer = field.jsonPointerPath ?? formatPointer([field.id])
  return fieldOf({
    ...field,
    jsonPointerPath: RECEIVE_CONTEXTS[receiveType].pointers === 'json-pointer' ? pointer : null,
  })
}

/** The field as it is kept for an event type that is sent: with its place in the body, by default `/{fieldId}`. */
export function fieldToSend(field: FieldInput): EventTypeField {
  return fieldOf({ ...field, jsonPointerPath: field.jsonPointerPath ?? formatPointer([field.id]), decimalMark: null })
}
