import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { FanOut } from '@/server/event-types/webhook-settings'
import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import { evaluatePointer, formatPointer, parsePointer } from '@/server/fields/json-pointer'
import { pointerOf, relativePointerOf } from '@/server/fields/pointer-of'
import type { ValidationError } from '@/server/problems'

/** How one field came to its value: where it was looked for, what stood there, what was kept or why not. */
export type MappingRow = {
  field: string
  name: string
  type: FieldDefinition['type']
  pointer: string
  /** What stands at the pointer, as JSON text cut at 500 characters; null where there is nothing. */
  raw: string | null
  stored: FieldValue | null
  reason: string | null
}

type Mapped = {
  receiveContext: ReceiveContextName
  fields: FieldDefinition[]
  reasons: ValidationError[]
  values: Record<string, FieldValue> | undefined
  fanOut: FanOut | null
  /** Where the event's own document begins in the body: of a browser's request, or of a CloudEvent. */
  base: readonly string[]
  /** Where a field was read from when its own place is empty: of a page visit, the request's page. */
  elsewhere?: Readonly<Record<string, readonly string[]>> | undefined
  /** The body as a document; undefined where it is none, or was cut. */
  document: unknown
}

const RAW_CHARACTERS_MAX = 500

/** Pointer → raw → stored or refused, for each field of the definition as it is now; with fan-out for the first element. */
export function mappingOf(mapped: Mapped): MappingRow[] {
  const { receiveContext, fields, fanOut, base, reasons, values, elsewhere, document } = mapped
  const { pointers } = RECEIVE_CONTEXTS[receiveContext]
  const element = fanOut && [...(parsePointer(fanOut.pointer) ?? []), '0']
  return fields.map((field) => {
    const relative = element && relativePointerOf(field)
    const own = [...base, ...(relative ? [...element, ...relative] : pointerOf(field, pointers))]
    const other = elsewhere?.[field.id]
    const tokens = other && !evaluatePointer(document, own).found ? [...other] : own
    const pointer = formatPointer(tokens)
    const found = evaluatePointer(document, tokens)
    return {
      ...{ field: field.id, name: field.name, type: field.type, pointer },
      raw: found.found ? JSON.stringify(found.value).slice(0, RAW_CHARACTERS_MAX) : null,
      stored: values && Object.hasOwn(values, field.id) ? (values[field.id] ?? null) : null,
      reason: reasons.find(({ path }) => path === pointer)?.reason ?? null,
    }
  })
}
