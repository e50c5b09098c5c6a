import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { closest } from '@/server/fields/closest'
import { FIELD_TYPES, type FieldDefinition, type FieldType, type FieldValue } from '@/server/fields/field-types'
import { evaluatePointer, formatPointer } from '@/server/fields/json-pointer'
import { pointerOf } from '@/server/fields/pointer-of'
import { quote, refuse, storable } from '@/server/fields/received'
import type { ParsedJson } from '@/server/http/body/parse-json'
import type { ValidationError } from '@/server/problems'

export type EventDefinition = { receiveContext: ReceiveContextName; fields: FieldDefinition[] }

export type ReadResult =
  | {
      ok: true
      values: Record<string, FieldValue>
      /** Of the primary key, as it is stored. */
      email: string | undefined
      /** Keys at the root that no field reads, as pointers; the first 100. */
      ignored: string[]
    }
  | {
      ok: false
      /** The first 100. */
      validationErrors: ValidationError[]
      total: number
    }

export type EventReader = (document: ParsedJson) => ReadResult

const LISTED_MAX = 100

type CompiledField = {
  field: FieldDefinition
  type: FieldType
  tokens: string[]
  pointer: string
  isRequired: boolean
}

/**
 * Makes the reader of a definition: values, or every fault at once (contract §3 and §4). Pure; to be kept as long as the
 * definition's version is. No key of a sender is ever looked up on, or written to, a prototype.
 */
export function compileReader(definition: EventDefinition): EventReader {
  const context = RECEIVE_CONTEXTS[definition.receiveContext]
  const fields = definition.fields.map((field): CompiledField => {
    const tokens = pointerOf(field, context.pointers)
    return {
      field,
      type: FIELD_TYPES[field.type],
      tokens,
      pointer: formatPointer(tokens),
      isRequired: field.required === true || (field.isPrimaryKey === true && context.needsPrimaryKey),
    }
  })
  const readRootKeys = new Set(fields.map(({ tokens }) => tokens[0]))
  const primaryKey = fields.find(({ field }) => field.isPrimaryKey)

  return (document) => {
    const base = document.basePointer ?? ''
    const values: Record<string, FieldValue> = {}
    const faults = new Faults(base)
    for (const compiled of fields) {
      const { field, tokens, pointer } = compiled
      const { value } = valueAt(document.value, tokens)
      if (value === undefined || value === null) {
        if (compiled.isRequired) faults.add(pointer, () => requiredReason(field, value))
        continue
      }
      const source = typeof value === 'number' ? () => document.sourceOf(tokens) : undefined
      const reading = compiled.type.read(value, field, context.values, source)
      if (reading.ok) setOwn(values, field.id, reading.value)
      else faults.add(pointer, () => reading.reason)
    }
    const ignored: string[] = []
    for (const key of keysOf(document.value)) {
      if (readRootKeys.has(key)) continue
      const pointer = formatPointer([storable(key)])
      if (context.unknownKeys === 'refuse') faults.add(pointer, () => unknownReason(key, definition.fields))
      else if (ignored.length < LISTED_MAX) ignored.push(base + pointer)
    }
    if (faults.total > 0) return { ok: false, validationErrors: faults.listed, total: faults.total }
    const email = primaryKey && values[primaryKey.field.id]
    return { ok: true, values, email: typeof email === 'string' ? email : undefined, ignored }
  }
}

/** Counts all faults and words the first hundred: a body of 50,000 unknown keys costs no 50,000 hints. */
class Faults {
  readonly listed: ValidationError[] = []
  total = 0
  constructor(private readonly base: string) {}

  add(pointer: string, reason: () => string): void {
    this.total += 1
    if (this.listed.length < LISTED_MAX) this.listed.push({ path: this.base + pointer, reason: reason() })
  }
}

function valueAt(document: unknown, tokens: readonly string[]): { value?: unknown } {
  const evaluation = evaluatePointer(document, tokens)
  return evaluation.found ? evaluation : {}
}

function keysOf(document: unknown): string[] {
  return typeof document === 'object' && document !== null ? Object.keys(document) : []
}

/** Plain assignment but for the one name that would set the prototype; definitions cannot hold it, so this is a belt. */
function setOwn(values: Record<string, FieldValue>, id: string, value: FieldValue): void {
  if (id === '__proto__')
    Object.defineProperty(values, id, { value, enumerable: true, writable: true, configurable: true })
  else values[id] = value
}

function requiredReason(field: FieldDefinition, value: unknown): string {
  return refuse(`a value for the required field ${quote(field.name)}`, value).reason
}

function unknownReason(key: string, fields: FieldDefinition[]): string {
  const near = closest(
    key,
    fields.map((field) => field.id),
  )
  return near === undefined ? 'unknown field' : `unknown field; did you mean ${quote(near)}?`
}
