import { and, eq } from 'drizzle-orm'
import { contacts, fieldChanges, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import { FIELD_TYPES, type FieldValue } from '@/server/fields/field-types'
import { formatPointer } from '@/server/fields/json-pointer'
import { newId } from '@/server/ids'
import { notValid, type Problem, type ValidationError } from '@/server/problems'
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
 * Writes fields of one contact for a person or an API key: locks its row, judges every value by its field's type as the
 * public API does, and records each change with who made it. A value that is there already is no change, but counts as
 * the latest write. Throws one `not-valid` with every fault (paths are `/{fieldId}`), and `not-found`.
 */
export async function writeContactFields(tx: Tx, input: Input): Promise<void> {
  const { storeId, contactId, writer, now } = input
  const contact = await readContact(tx, storeId, { id: contactId }, true)
  const values = readChanges(contact, await contactFieldsOf(tx, storeId), input.changes)
  if (values.size === 0) return
  const { fields, writes } = withValues(contact, values, { at: now, by: writer.type })
  const changed = [...values].filter(([id, value]) => !isSame(contactValueOf(contact, id), value))
  const updatedAt = changed.length > 0 ? now : contact.updatedAt
  const write = (inner: Tx) =>
    inner
      .update(contacts)
      .set({ fields, writes, updatedAt })
      .where(and(eq(contacts.storeId, storeId), eq(contacts.id, contactId)))
  await refusedBy(tx, write, { contacts_external_id: () => externalIdTaken() })
  if (changed.length === 0) return
  await tx.insert(fieldChanges).values(
    changed.map(([fieldId, newValue]) => ({
      ...{ storeId, id: newId(), contactId, fieldId, oldValue: contactValueOf(contact, fieldId), newValue },
      ...{ writer, at: now },
    })),
  )
}

/** The values to write (null: to clear), each as its field's type stores it; all faults in one Problem. */
function readChanges(
  contact: ContactRow,
  fields: ContactField[],
  changes: Record<string, unknown>,
): Map<string, FieldValue | null> {
  const known = new Map(fields.map((field) => [field.id, field]))
  const values = new Map<string, FieldValue | null>()
  const faults: ValidationError[] = []
  for (const [id, value] of Object.entries(changes)) {
    const reading = readChange(contact, known.get(id), value)
    if (typeof reading === 'string') faults.push({ path: formatPointer([id]), reason: reading })
    else if (reading) values.set(id, reading.value)
  }
  if (faults.length > 0) throw notValid(faults)
  return values
}

/** The value, nothing where there is nothing to write, or the reason of a refusal. */
function readChange(
  contact: ContactRow,
  field: ContactField | undefined,
  value: unknown,
): { value: FieldValue | null } | string | undefined {
  if (!field) return 'unknown field: neither a system field nor a contact field of this store'
  const isAbsent = value === null || value === undefined
  const reading = isAbsent ? undefined : FIELD_TYPES[field.type].read(value, field, 'strict')
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
