import { and, eq } from 'drizzle-orm'
import { contactFields, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { completenessFaults, type Fault, hasOptions } from '@/server/event-types/field-schema'
import { formatPointer } from '@/server/fields/json-pointer'
import { notValid } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { contactFieldInUse } from './contact-field-in-use'
import { type ContactFieldView, readContactField, readCustomField } from './read-contact-fields'
import type { ContactFieldPatch } from './schema'

/**
 * Changes what is given of a custom field. Throws `not-found`, `conflict` for a system field, `not-valid`, and `in-use`
 * while a segment or a started workflow uses the field (any real change is an edit; contract §6 "Locks").
 */
export function updateContactField(
  ctx: StoreContext,
  input: { id: string } & ContactFieldPatch,
): Promise<ContactFieldView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const before = await readCustomField(tx, storeId, input.id)
    const { type } = before
    const name = input.name ?? before.name
    const options = hasOptions(type) ? (input.options ?? before.options) : null
    const defaultCountryCode = type === 'phone' ? (input.defaultCountryCode ?? before.defaultCountryCode) : null
    check(before, input, { type, options, defaultCountryCode })
    const write = (inner: Tx) =>
      inner
        .update(contactFields)
        .set({ name, options, defaultCountryCode })
        .where(and(eq(contactFields.storeId, storeId), eq(contactFields.id, before.id)))
    await refusedBy(tx, write, {
      uses_contact_field: (again) => contactFieldInUse(again, storeId, before.id, 'edited'),
    })
    await audit('contact-field.updated', { type: 'contact-field', id: before.id, name })
    return readContactField(tx, storeId, before.id)
  })
}

function check(
  before: ContactFieldView,
  input: ContactFieldPatch,
  after: Pick<ContactFieldView, 'type' | 'options' | 'defaultCountryCode'>,
): void {
  const faults: Fault[] = completenessFaults(after)
  if (input.type && input.type !== before.type) {
    const message = `expected "${before.type}": the type of a contact field is fixed, since contacts hold values of it`
    faults.push({ path: ['type'], message })
  }
  if (faults.length === 0) return
  throw notValid(faults.map(({ path, message }) => ({ path: formatPointer(path.map(String)), reason: message })))
}
