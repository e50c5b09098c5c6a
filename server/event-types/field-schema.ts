import { z } from 'zod'
import { fieldIdSchema, slugOfName } from '@/server/fields/field-id'
import type { FieldTypeName } from '@/server/fields/field-types'
import { normaliseFieldPointer } from '@/server/fields/pointer-of'
import { nameSchema, textSchema } from '@/server/integrations/text-schema'
import { RECEIVE_CONTEXTS, type ReceiveContextName } from './receive-contexts'

/** The names of the nine field types; the browser needs no more of them (`fields/field-types.ts` carries the readers). */
export const FIELD_TYPE_NAMES = [
  ...(['text', 'email', 'phone', 'integer', 'decimal'] as const),
  ...(['boolean', 'date', 'radio', 'checkbox'] as const),
] as const satisfies readonly FieldTypeName[]

export const FIELDS_MAX = 200
export const OPTIONS_MAX = 500

export const hasOptions = (type: FieldTypeName | undefined): boolean => type === 'radio' || type === 'checkbox'

export const isNumber = (type: FieldTypeName | undefined): boolean => type === 'integer' || type === 'decimal'

export const optionSchema = z.strictObject({ id: textSchema(150).min(1, 'expected an id'), label: nameSchema })

export const countryCodeSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'expected the digits of a country calling code, such as 34')

const pointer = z
  .string()
  .max(1000)
  .transform((text, ctx) => {
    const normal = normaliseFieldPointer(text.trim())
    if (normal !== null) return normal
    ctx.addIssue({ code: 'custom', message: 'expected a JSON Pointer (RFC 6901) such as /order/total' })
    return z.NEVER
  })

/**
 * One field of an event type (contract §6). The id defaults to the slug of the name. Options and country code are kept
 * only for the types that have them, so that an editor may switch the type to and fro.
 */
export const fieldSchema = z
  .strictObject({
    id: fieldIdSchema.optional(),
    name: nameSchema,
    type: z.enum(FIELD_TYPE_NAMES),
    required: z.boolean().default(false),
    isPrimaryKey: z.boolean().default(false),
    defaultCountryCode: countryCodeSchema.nullish(),
    options: z.array(optionSchema).max(OPTIONS_MAX).nullish(),
    jsonPointerPath: pointer.nullish(),
    decimalMark: z.enum([',', '.'], 'expected "," or "."').nullish(),
  })
  .transform((field) => ({
    ...field,
    id: field.id ?? slugOfName(field.name),
    defaultCountryCode: field.type === 'phone' ? (field.defaultCountryCode ?? null) : null,
    options: hasOptions(field.type) ? (field.options ?? []) : null,
    jsonPointerPath: field.jsonPointerPath ?? null,
    decimalMark: isNumber(field.type) && field.decimalMark === ',' ? (',' as const) : null,
  }))
export type FieldInput = z.output<typeof fieldSchema>

export type Fault = { path: (string | number)[]; message: string }

/** A field as it may stand beside faults of its own: what is not there was refused already. */
type Loose = { [Key in keyof FieldInput]?: FieldInput[Key] | null | undefined }

/** The fields of a document that may have other faults: those of the list are told beside them, all at once (contract §3). */
export function listOf(document: unknown): FieldInput[] {
  const list = typeof document === 'object' && document !== null && 'fields' in document ? document.fields : undefined
  if (!Array.isArray(list)) return []
  return list.map((field) => (typeof field === 'object' && field !== null ? field : {}))
}

/** What makes a field of a contact or an event complete: options for radio and checkbox, the country code for a phone. */
export function completenessFaults(field: Pick<Loose, 'type' | 'options' | 'defaultCountryCode'>): Fault[] {
  const type = field.type ?? undefined
  if (type === 'phone' && !field.defaultCountryCode) {
    const message = 'a phone needs a default country code (digits, such as 34) for numbers that come without one'
    return [{ path: ['defaultCountryCode'], message }]
  }
  if (!hasOptions(type)) return []
  const ids = (field.options ?? []).map((option) => option.id)
  if (ids.length === 0) return [{ path: ['options'], message: `a ${type} needs at least one option` }]
  return ids.flatMap((id, n) =>
    ids.indexOf(id) === n ? [] : [{ path: ['options', n, 'id'], message: `the option “${id}” is there already` }],
  )
}

/** Contract §4: ids unique, one primary key at most, and that one an email and required. */
export function fieldFaults(fields: readonly Loose[]): Fault[] {
  const ids = fields.map((field) => field.id)
  const firstKey = fields.findIndex((field) => field.isPrimaryKey)
  return fields.flatMap((field, n) => {
    const faults = completenessFaults(field)
    if (field.id && ids.indexOf(field.id) < n)
      faults.push({ path: ['id'], message: `the field id “${field.id}” is there already` })
    if (field.isPrimaryKey && n !== firstKey)
      faults.push({ path: ['isPrimaryKey'], message: 'expected one primary key at most' })
    if (field.isPrimaryKey && field.type !== 'email')
      faults.push({ path: ['type'], message: `the primary key is of type email, not ${field.type}` })
    if (field.isPrimaryKey && field.required === false)
      faults.push({ path: ['required'], message: 'the primary key is a required field' })
    return faults.map(({ path, message }) => ({ path: ['fields', n, ...path], message }))
  })
}

/**
 * What a receive context asks beyond that: the primary key of API and webhook, pointers for webhooks alone, and pointers
 * relative to an element only where there is a fan-out.
 */
export function contextFaults(receiveType: ReceiveContextName, fields: readonly Loose[], fansOut: boolean): Fault[] {
  const { needsPrimaryKey, pointers, values } = RECEIVE_CONTEXTS[receiveType]
  const faults: Fault[] = []
  if (needsPrimaryKey && !fields.some((field) => field.isPrimaryKey)) {
    const message = 'expected one required field of type email as the primary key, which identifies the contact'
    faults.push({ path: ['fields'], message })
  }
  for (const [n, field] of fields.entries()) {
    const at = (key: string) => ['fields', n, key]
    const isRelative = typeof field.jsonPointerPath === 'string' && field.jsonPointerPath.startsWith('.')
    if (isRelative && !fansOut)
      faults.push({ path: at('jsonPointerPath'), message: 'a pointer relative to an element needs a fan-out' })
    if (values === 'strict' && field.decimalMark === ',')
      faults.push({ path: at('decimalMark'), message: 'the public API takes numbers, not their texts' })
    if (pointers === 'json-pointer') continue
    const isDefault = !field.jsonPointerPath || field.jsonPointerPath === `/${field.id}`
    if (!isDefault) faults.push({ path: at('jsonPointerPath'), message: 'only events by webhook have JSON Pointers' })
  }
  return faults
}
