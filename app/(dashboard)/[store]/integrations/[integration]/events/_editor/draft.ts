import type { EventTypeField } from '@/server/event-types/event-type-field'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { aliasOfName, slugOfName } from '@/server/fields/field-id'
import type { FieldDefinition, FieldTypeName } from '@/server/fields/field-types'
import { normaliseFieldPointer } from '@/server/fields/pointer-of'
import { type WebhookDraft, webhookDraftOf, webhookInputOf } from './_webhook/webhook-draft'

/** Who reads or writes the fields: one of the ways to receive, or our own sending. */
export type FieldContext = ReceiveContextName | 'send'
export type OptionDraft = { key: string; id: string; label: string }
export type FieldDraft = {
  /** Stays the same while everything else of the row changes. */
  key: string
  name: string
  /** Empty: the slug of the name. */
  id: string
  type: FieldTypeName
  required: boolean
  isPrimaryKey: boolean
  defaultCountryCode: string
  options: OptionDraft[]
  /** Empty: `/{id}`. */
  jsonPointerPath: string
  /** Of numbers that come as text; null: a point. */
  decimalMark: ',' | null
}
/** What is common to drafts whose rows are edited. */
export type WithFields = { fields: FieldDraft[] }
export type EventDraft = { name: string; alias: string; fields: FieldDraft[]; webhook: WebhookDraft }

let made = 0
export const newKey = (): string => `row${++made}`

export const newField = (over: Partial<FieldDraft> = {}): FieldDraft => ({
  ...{ key: newKey(), name: '', id: '', type: 'text', required: false, isPrimaryKey: false },
  ...{ defaultCountryCode: '', options: [], jsonPointerPath: '', decimalMark: null },
  ...over,
})

/** An API or webhook event begins with the email that finds the contact. */
export function newDraft(context: ReceiveContextName): EventDraft {
  const email = newField({ name: 'Email', type: 'email', required: true, isPrimaryKey: true })
  return { name: '', alias: '', fields: context === 'web' ? [newField()] : [email], webhook: webhookDraftOf() }
}

export const draftOf = (saved: EventTypeWithUsage): EventDraft => ({
  ...{ name: saved.name, alias: saved.alias },
  fields: saved.fields.map(fieldDraftOf),
  webhook: webhookDraftOf(saved),
})

export const fieldDraftOf = (field: EventTypeField): FieldDraft =>
  newField({
    ...{ name: field.name, id: field.id, type: field.type, required: field.required },
    ...{ isPrimaryKey: field.isPrimaryKey, decimalMark: field.decimalMark },
    defaultCountryCode: field.defaultCountryCode ?? '',
    options: (field.options ?? []).map((option) => ({ ...option, key: newKey() })),
    jsonPointerPath: field.jsonPointerPath && field.jsonPointerPath !== `/${field.id}` ? field.jsonPointerPath : '',
  })

export const fieldIdOf = ({ id, name }: FieldDraft): string => id || slugOfName(name)
export const aliasOf = ({ alias, name }: Pick<EventDraft, 'alias' | 'name'>): string => alias || aliasOfName(name)
/** An address with `{alias}` in the place of the alias; that of web and mobile has none. */
export const templateOf = ({ url, alias }: { url: string; alias: string }): string =>
  url.endsWith(`/${alias}`) ? `${url.slice(0, -alias.length)}{alias}` : url

/** In its plain form: that of a URI fragment (`#/a`) is taken too. */
export const pointerOf = (field: FieldDraft): string =>
  (field.jsonPointerPath && normaliseFieldPointer(field.jsonPointerPath.trim())) || `/${fieldIdOf(field)}`

/** The document of contract §6. Rows that nothing was typed into are none. */
export function inputOf(draft: EventDraft, context: ReceiveContextName) {
  const rows = filledRows(draft.fields)
  return {
    rows,
    input: {
      ...{ name: draft.name, alias: aliasOf(draft), receiveType: context },
      fields: rows.map((field) => fieldInputOf(field, context)),
      ...(context === 'webhook' ? webhookInputOf(draft.webhook) : {}),
    },
  }
}

/** Rows that something was typed into. */
export const filledRows = (fields: readonly FieldDraft[]): FieldDraft[] =>
  fields.filter((field) => field.name.trim() !== '' || field.id !== '')

export const fieldInputOf = (field: FieldDraft, context: FieldContext) => ({
  ...{ id: fieldIdOf(field), name: field.name, type: field.type, required: field.required || field.isPrimaryKey },
  isPrimaryKey: field.isPrimaryKey,
  defaultCountryCode: field.type === 'phone' ? field.defaultCountryCode : null,
  options:
    field.type === 'radio' || field.type === 'checkbox'
      ? field.options.map(({ id, label }) => ({ id: id || slugOfName(label), label }))
      : null,
  jsonPointerPath: hasPointers(context) && field.jsonPointerPath !== '' ? field.jsonPointerPath : null,
  decimalMark: takesDecimalMark(field, context) ? field.decimalMark : null,
})

/** Where a field has a place of its own in the body. */
export const hasPointers = (context: FieldContext): boolean => context === 'webhook' || context === 'send'

/** Where texts of numbers are read at all. */
export const takesDecimalMark = ({ type }: FieldDraft, context: FieldContext): boolean =>
  (context === 'webhook' || context === 'web') && (type === 'integer' || type === 'decimal')

/** The part of a row that a value is read by. */
export const definitionOf = (field: FieldDraft): FieldDefinition => ({
  ...{ id: fieldIdOf(field), name: field.name, type: field.type, decimalMark: field.decimalMark },
  defaultCountryCode: field.defaultCountryCode || null,
  options: field.options.map(({ id, label }) => ({ id: id || slugOfName(label), label })),
})

/** The draft with one row changed. Only one row is the primary key, and that one is a required email. */
export function changeField<Draft extends WithFields>(draft: Draft, key: string, change: Partial<FieldDraft>): Draft {
  const fields = draft.fields.map((field) => {
    if (field.key !== key) return change.isPrimaryKey ? { ...field, isPrimaryKey: false } : field
    const next = { ...field, ...change }
    return next.type === 'email'
      ? { ...next, required: next.required || next.isPrimaryKey }
      : { ...next, isPrimaryKey: false }
  })
  return { ...draft, fields }
}

export function moveField<Draft extends WithFields>(draft: Draft, key: string, by: number): Draft {
  const at = draft.fields.findIndex((field) => field.key === key)
  const field = draft.fields[at]
  const to = at + by
  if (!field || to < 0 || to >= draft.fields.length) return draft
  const fields = draft.fields.filter((other) => other.key !== key)
  fields.splice(to, 0, field)
  return { ...draft, fields }
}
