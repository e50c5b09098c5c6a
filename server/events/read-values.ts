import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { FAN_OUT_ELEMENTS_MAX, type FanOut } from '@/server/event-types/webhook-settings'
import { closest } from '@/server/fields/closest'
import { FIELD_TYPES, type FieldDefinition, type FieldType, type FieldValue } from '@/server/fields/field-types'
import { evaluatePointer, formatPointer, parsePointer } from '@/server/fields/json-pointer'
import { pointerOf, relativePointerOf } from '@/server/fields/pointer-of'
import { quote, refuse, storable } from '@/server/fields/received'
import type { ParsedJson } from '@/server/http/body/parse-json'
import type { ValidationError } from '@/server/problems'

export type EventDefinition = {
  receiveContext: ReceiveContextName
  fields: FieldDefinition[]
  fanOut?: FanOut | null
}

/** One event that a document holds. */
export type EventValues = {
  values: Record<string, FieldValue>
  /** Of the primary key, as it is stored. */
  email: string | undefined
}

export type ReadResult =
  | {
      ok: true
      /** One; with fan-out one for each element, in their order. */
      events: EventValues[]
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
/** What a document becomes may be larger than it: fields of the root are stored with each element. */
const FANNED_OUT_BYTES_MAX = 4 * 1024 * 1024

type CompiledField = {
  field: FieldDefinition
  type: FieldType
  tokens: string[]
  isRequired: boolean
}

/**
 * Makes the reader of a definition: values, or every fault at once (contract §3 and §4). Pure; to be kept as long as the
 * definition's version is. No key of a sender is ever looked up on, or written to, a prototype.
 */
export function compileReader(definition: EventDefinition): EventReader {
  const context = RECEIVE_CONTEXTS[definition.receiveContext]
  const fanOut = definition.fanOut ? (parsePointer(definition.fanOut.pointer) ?? undefined) : undefined
  const ofRoot: CompiledField[] = []
  const ofElement: CompiledField[] = []
  for (const field of definition.fields) {
    const relative = fanOut ? relativePointerOf(field) : null
    const isRequired = field.required === true || (field.isPrimaryKey === true && context.needsPrimaryKey)
    const tokens = relative ?? pointerOf(field, context.pointers)
    const compiled = { field, type: FIELD_TYPES[field.type], tokens, isRequired }
    ;(relative ? ofElement : ofRoot).push(compiled)
  }
  const readRootKeys = new Set(ofRoot.map(({ tokens }) => tokens[0]))
  if (fanOut) readRootKeys.add(fanOut[0])
  const primaryKey = definition.fields.find((field) => field.isPrimaryKey)?.id

  const readFields = (fields: CompiledField[], document: ParsedJson, at: readonly string[], faults: Faults) => {
    const values: Record<string, FieldValue> = {}
    for (const compiled of fields) {
      const { field, isRequired } = compiled
      const tokens = at.length > 0 ? [...at, ...compiled.tokens] : compiled.tokens
      const evaluation = evaluatePointer(document.value, tokens)
      const value = evaluation.found ? evaluation.value : undefined
      if (value === undefined || value === null) {
        if (isRequired) faults.add(tokens, () => requiredReason(field, value))
        continue
      }
      const source = typeof value === 'number' ? () => document.sourceOf(tokens) : undefined
      const reading = compiled.type.read(value, field, context.values, source)
      if (reading.ok) setOwn(values, field.id, reading.value)
      else faults.add(tokens, () => reading.reason)
    }
    return values
  }

  const eventOf = (values: Record<string, FieldValue>): EventValues => {
    const email = primaryKey === undefined ? undefined : values[primaryKey]
    return { values, email: typeof email === 'string' ? email : undefined }
  }

  return (document) => {
    const base = document.basePointer ?? ''
    const faults = new Faults(base)
    const root = readFields(ofRoot, document, [], faults)
    const events: EventValues[] = []
    if (fanOut) {
      const count = countElements(document.value, fanOut, root, faults)
      for (let i = 0; i < count; i++) {
        const own = readFields(ofElement, document, [...fanOut, String(i)], faults)
        events.push(eventOf({ ...root, ...own }))
      }
    } else events.push(eventOf(root))
    const ignored: string[] = []
    for (const key of keysOf(document.value)) {
      if (readRootKeys.has(key)) continue
      const token = [storable(key)]
      if (context.unknownKeys === 'refuse') faults.add(token, () => unknownReason(key, definition.fields))
      else if (ignored.length < LISTED_MAX) ignored.push(base + formatPointer(token))
    }
    if (faults.total > 0) return { ok: false, validationErrors: faults.listed, total: faults.total }
    return { ok: true, events, ignored }
  }
}

/** Counts all faults and words the first hundred: a body of 50,000 unknown keys costs no 50,000 hints. */
class Faults {
  readonly listed: ValidationError[] = []
  total = 0
  constructor(private readonly base: string) {}

  add(tokens: readonly string[], reason: () => string): void {
    this.total += 1
    if (this.listed.length < LISTED_MAX) this.listed.push({ path: this.base + formatPointer(tokens), reason: reason() })
  }
}

/** How many elements the fan-out's array has; a fault, and none, where it is no array or would become too much. */
function countElements(document: unknown, tokens: string[], root: Record<string, FieldValue>, faults: Faults): number {
  const found = evaluatePointer(document, tokens)
  const value = found.found ? found.value : undefined
  if (!Array.isArray(value)) {
    faults.add(tokens, () => refuse('an array, each element of which becomes an event', value).reason)
    return 0
  }
  if (value.length > FAN_OUT_ELEMENTS_MAX) {
    faults.add(tokens, () => `expected at most ${FAN_OUT_ELEMENTS_MAX} elements, received ${value.length}`)
    return 0
  }
  if (JSON.stringify(root).length * value.length > FANNED_OUT_BYTES_MAX) {
    faults.add(tokens, () => 'expected less: with the fields of the root, these elements would become more than 4 MB')
    return 0
  }
  return value.length
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
