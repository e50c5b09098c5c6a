import { claimGuard } from '@/server/contacts/claim-guard'
import type { ContactField } from '@/server/contacts/contact-fields'
import { contactValueOf } from '@/server/contacts/contact-row'
import type { FieldWrite, Writer } from '@/server/contacts/writer'
import type { FieldValue } from '@/server/fields/field-types'
import type { FieldEffect } from './define-node'
import type { StepChange } from './execution'
import { newValue } from './new-value'
import type { ContactState, ReceivedEvent } from './scope'

/** A row of `field_changes` less its store and id. `skipped` says why a write was not made. */
export type FieldChange = {
  contactId: string
  fieldId: string
  oldValue: FieldValue | null
  newValue: FieldValue | null
  writer: Writer
  skipped: string | null
  at: string
}

export type WorkflowWriter = Extract<Writer, { type: 'workflow' }>

export type AssignmentContext = {
  field: ContactField | undefined
  event: ReceivedEvent
  writer: WorkflowWriter
  now: string
  /** Whether another contact has this external id: it is unique in the store. */
  isExternalIdTaken?: (externalId: string) => boolean
}

export type Assigned = { contact: ContactState; change: StepChange; record?: FieldChange }

/**
 * One assignment on one contact: the contact afterwards, its line in the run's trace, and the record of the change or
 * of the write that was held back. A write that changes nothing is not recorded, but counts as the latest write.
 */
export function applyAssignment(contact: ContactState, effect: FieldEffect, context: AssignmentContext): Assigned {
  const { field, writer, now } = context
  const old = contactValueOf(contact, effect.field) ?? undefined
  const refuse = (why: { skipped: string } | { error: string }, value: unknown): Assigned => {
    const change: StepChange = { field: effect.field, old: old ?? null, new: shown(value), ...why }
    const skipped = 'error' in why ? why.error : why.skipped
    return { contact, change, record: recordOf(contact, change, writer, now, skipped) }
  }
  if (!field) return refuse({ error: `there is no contact field "${effect.field}"` }, effect.value)
  if (field.isReadOnly) return refuse({ error: `${field.name} cannot be set by a workflow` }, effect.value)

  const next = newValue(effect.operator, old, effect.value, field)
  if ('error' in next) return refuse(next, effect.value)
  if ('absent' in next) {
    // An optional field that did not come leaves the contact's own alone; that is no news to its activity.
    const change = { field: effect.field, old: old ?? null, new: old ?? null, skipped: 'there was no value to write' }
    return { contact, change }
  }
  const { value } = next
  const guard = guardOf(contact, effect, context)
  if (guard) return refuse({ skipped: guard }, value)
  if (effect.field === '_externalId' && typeof value === 'string' && context.isExternalIdTaken?.(value))
    return refuse({ error: 'another contact has this external id' }, value)

  const change: StepChange = { field: effect.field, old: old ?? null, new: value ?? null }
  const written = write(contact, effect, value, context)
  if (sameValue(old, value)) return { contact: written, change }
  return { contact: { ...written, updatedAt: now }, change, record: recordOf(contact, change, writer, now, null) }
}

/** Why what the field holds is not overwritten; sums and lists do not overwrite, so they pass in any order. */
function guardOf(contact: ContactState, effect: FieldEffect, { event, writer }: AssignmentContext): string | undefined {
  const last = Object.hasOwn(contact.writes, effect.field) ? contact.writes[effect.field] : undefined
  const claimed = event.trust === 'claimed' && claimGuard(last, contactValueOf(contact, effect.field) !== null)
  if (claimed) return claimed
  if (!overwrites(effect)) return undefined
  const claim = contact.claims?.eventId === event.id ? contact.claims.fields[effect.field] : undefined
  if (claim && claim.workflowId !== writer.workflowId)
    return `set by the workflow "${claim.workflowName}" for the same event`
  if (!effect.keepNewer || !last || !isAfter(last.eventAt ?? last.at, event.occurredAt)) return undefined
  return NEWER[last.eventAt ? 'workflow' : last.by]
}

const NEWER: Record<FieldWrite['by'], string> = {
  workflow: 'a newer event wrote it',
  person: 'a person wrote it after this event',
  'api-key': 'the API wrote it after this event',
  web: 'the visitor wrote it after this event',
}

function write(
  contact: ContactState,
  effect: FieldEffect,
  value: FieldValue | undefined,
  { event, writer, now }: AssignmentContext,
): ContactState {
  const { [effect.field]: _, ...others } = contact.fields
  const fields = value === undefined ? others : { ...contact.fields, [effect.field]: value }
  const last = Object.hasOwn(contact.writes, effect.field) ? contact.writes[effect.field]?.eventAt : undefined
  const eventAt = last && isAfter(last, event.occurredAt) && !overwrites(effect) ? last : event.occurredAt
  const write: FieldWrite = {
    at: now,
    by: writer.type,
    eventAt,
    ...(event.trust === 'claimed' && { trust: 'claimed' }),
  }
  const writes = { ...contact.writes, [effect.field]: write }
  if (!overwrites(effect)) return { ...contact, fields, writes }
  const claimed = contact.claims?.eventId === event.id ? contact.claims.fields : {}
  const { workflowId, workflowName } = writer
  const claims = { eventId: event.id, fields: { ...claimed, [effect.field]: { workflowId, workflowName } } }
  return { ...contact, fields, writes, claims }
}

const overwrites = (effect: FieldEffect): boolean => effect.operator === 'set' || effect.operator === 'clear'
const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b)

export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => item === b[index])
}

function recordOf(
  contact: ContactState,
  change: StepChange,
  writer: Writer,
  at: string,
  skipped: string | null,
): FieldChange {
  const { field, old } = change
  return {
    contactId: contact.id,
    fieldId: field,
    oldValue: old,
    newValue: change.new,
    writer,
    skipped,
    at,
  }
}

/** What was not written may be of any shape (a literal): it is shown as text then. */
function shown(value: unknown): FieldValue | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  return JSON.stringify(value)
}
