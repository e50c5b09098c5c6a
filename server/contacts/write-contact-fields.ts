import { and, eq } from 'drizzle-orm'
import { contacts, fieldChanges, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import { FIELD_TYPES, type FieldValue, type ReadMode } from '@/server/fields/field-types'
import { formatPointer } from '@/server/fields/json-pointer'
import { newId } from '@/server/ids'
import { notValid, type Problem, type ValidationError } from '@/server/problems'
import { claimGuard } from './claim-guard'
import { type ContactField, contactFieldsOf } from './contact-fields'
import { type ContactRow, contactValueOf } from './contact-row'
import { readContact } from './find-contact'
import type { FieldWrite, Writer } from './writer'

type Input = {
  storeId: string
  contactId: string
  /** By field id; null clears. */
  changes: Record<string, unknown>
  writer: Exclude<Writer, { type: 'workflow' }>
  now: string
}

/**
 * Writes fields of one contact for a person, an API key or a visitor: locks its row, judges every value by its field's
 * type, and records each change with who made it. A value that is there already is no change, but counts as the latest
 * write. Throws `not-found`, and one `not-valid` with every fault (paths are `/{fieldId}`). What a visitor sends converts
 * as the web context's values do, a fault of it is answered and spoils nothing else, and a claim writes only where
 * nobody else did: a write that is held back is recorded with its reason (contract §5).
 */
export async function writeContactFields(tx: Tx, input: Input): Promise<ValidationError[]> {
  const { storeId, contactId, writer, now } = input
  const contact = await readContact(tx, storeId, { id: contactId }, true)
  const mode = writer.type === 'web' ? 'lenient' : 'strict'
  const { values, faults } = readChanges(contact, await contactFieldsOf(tx, storeId), input.changes, mode)
  if (faults.length > 0 && writer.type !== 'web') throw notValid(faults)
  const isClaim = writer.type === 'web' && writer.trust === 'claimed'
  if (isClaim) await holdBack(tx, input, contact, values)
  if (values.size === 0) return faults
  const { fields, writes } = withValues(contact, values, {
    ...{ at: now, by: writer.type },
    ...(isClaim && { trust: 'claimed' }),
  })
  const changed = [...values].filter(([id, value]) => !isSame(contactValueOf(contact, id), value))
  const updatedAt = changed.length > 0 ? now : contact.updatedAt
  const write = (inner: Tx) =>
    inner
      .update(contacts)
      .set({ fields, writes, updatedAt })
      .where(and(eq(contacts.storeId, storeId), eq(contacts.id, contactId)))
  await refusedBy(tx, write, { contacts_external_id: () => externalIdTaken() })
  if (changed.length === 0) return faults
  await tx.insert(fieldChanges).values(
    changed.map(([fieldId, newValue]) => ({
      ...{ storeId, id: newId(), contactId, fieldId, oldValue: contactValueOf(contact, fieldId), newValue },
      ...{ writer, at: now },
    })),
  )
  return faults
}

/** Takes what a claim may not write out of `values`, and records it. */
async function holdBack(tx: Tx, input: Input, contact: ContactRow, values: Map<string, FieldValue | null>) {
  const { storeId, contactId, writer, now } = input
  for (const [fieldId, newValue] of values) {
    const oldValue = contactValueOf(contact, fieldId)
    const skipped = claimGuard(contact.writes[fieldId], oldValue !== null)
    if (skipped === undefined) continue
    values.delete(fieldId)
    if (isSame(oldValue, newValue)) continue
    await tx
      .insert(fieldChanges)
      .values({ storeId, id: newId(), contactId, fieldId, oldValue, newValue, writer, skipped, at: now })
  }
}

/** The values to write (null: to clear), each as its field's type stores it, and all faults. */
function readChanges(
  contact: ContactRow,
  fields: ContactField[],
  changes: Record<string, unknown>,
  mode: ReadMode,
): { values: Map<string, FieldValue | null>; faults: ValidationError[] } {
  const known = new Map(fields.map((field) => [field.id, field]))
  const values = new Map<string, FieldValue | null>()
  const faults: ValidationError[] = []
  for (const [id, value] of Object.entries(changes)) {
    const reading = readChange(contact, known.get(id), value, mode)
    if (typeof reading === 'string') faults.push({ path: formatPointer([id]), reason: reading })
    else if (reading) values.set(id, reading.value)
  }
  return { values, faults }
}

/** The value, nothing where there is nothing to write, or the reason of a refusal. */
function readChange(
  contact: ContactRow,
  field: ContactField | undefined,
  value: unknown,
  mode: ReadMode,
): { value: FieldValue | null } | string | undefined {
  if (!field) return 'unknown field: neither a system field nor a contact field of this store'
  const isAbsent = value === null || value === undefined
  const reading = isAbsent ? undefined : FIELD_TYPES[field.type].read(value, field, mode)
  if (reading && !reading.ok) return reading.reason
  const next = reading?.value ?? null
  if (!field.isReadOnly) return { value: next }
  // A document that was read may be sent back whole.
  return isSame(contactValueOf(contact, field.id), next) || REMADE.has(field.id)
    ? undefined
    : `the field “${field.name}” cannot be written`
}

/** Read-only fields that change by themselves: what an older reading of the contact says of them is no fault. */
const REMADE = new Set(['_createdAt', '_updatedAt', '_isAnonymous'])

function withValues(contact: ContactRow, values: Map<string, FieldValue | null>, write: FieldWrite) {
  const fields = { ...contact.fields }
  const writes = { ...contact.writes }
  for (const [id, value] of values) {
    if (value === null) delete fields[id]
    else fields[id] = value
    writes[id] = write
  }
  return { fields, writes }
}

const isSame = (a: FieldValue | null, b: FieldValue | null): boolean => JSON.stringify(a) === JSON.stringify(b)

const externalIdTaken = (): Problem =>
  notValid([
    {
      path: '/_externalId',
      reason: 'expected an external id that is free, another contact of this store has this one',
    },
  ])
