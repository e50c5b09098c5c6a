import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditEntries, contactFields, contacts, inStore, segments } from '@/db'
import { createContact } from '@/server/contact-edits/create-contact'
import { eraseContact } from '@/server/contact-edits/erase-contact'
import { updateContact } from '@/server/contact-edits/update-contact'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { isProblem } from '@/server/problems'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { contactActivity } from './contact-activity'
import { createContactField } from './create-contact-field'
import { deleteContactField } from './delete-contact-field'
import { type ContactView, getContact } from './get-contact'
import { listContactFields } from './list-contact-fields'
import { listContacts } from './list-contacts'
import { contactFieldInputSchema } from './schema'
import { updateContactField } from './update-contact-field'

let demo: DemoStore
let other: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
})

async function problemOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return isProblem(error) ? { name: error.problem, detail: error.detail, ...error.extras } : { error }
}

const make = (email: string, fields: Record<string, unknown> = {}) => createContact(demo.context, { email, fields })
const makeField = (field: object, ctx: StoreContext = demo.context) =>
  createContactField(ctx, contactFieldInputSchema.parse(field))
const valueIn = (contact: ContactView, id: string) => contact.fields.find((field) => field.id === id)?.value
const emails = async (search: string) =>
  (await listContacts(demo.context, { search })).results.map(({ email }) => email).sort()

test('one email in any letter case is one contact, and of ten creations at once one succeeds', async () => {
  await make('Case@Example.org')
  expect(await problemOf(make('cASE@example.ORG'))).toMatchObject({ validationErrors: [{ path: '/email' }] })
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => make('raced@example.org')))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await getContact(demo.context, { email: 'CASE@EXAMPLE.ORG' })).email).toBe('case@example.org')
})

test('a faulty value writes nothing, not even the contact', async () => {
  const problem = await problemOf(make('none@example.org', { _name: 5, _points: '1', nothing: true }))
  expect(problem).toMatchObject({ validationErrors: [{ path: '/_name' }, { path: '/_points' }, { path: '/nothing' }] })
  expect(await problemOf(getContact(demo.context, { email: 'none@example.org' }))).toMatchObject({ name: 'not-found' })
})

test('each change is recorded with who made it; what is there already is no change but the latest write', async () => {
  const { id } = await make('writer@example.org', { _name: 'Ana', _points: 3 })
  const again = await updateContact(demo.context, { key: { id }, fields: { _name: 'Ana', _points: null } })
  expect([valueIn(again, '_name'), valueIn(again, '_points')]).toEqual(['Ana', null])
  expect(again.fields.find((field) => field.id === '_name')?.write).toMatchObject({ by: 'person' })
  const { results } = await contactActivity(demo.context, { key: { id } })
  expect(results).toMatchObject([
    { type: 'field-changed', field: '_points', fieldName: 'Points', old: 3, new: null, writer: { name: 'test' } },
    { type: 'field-changed', field: '_points', old: null, new: 3 },
    { type: 'field-changed', field: '_name', old: null, new: 'Ana' },
  ])
})

test('two writes of different fields at once both stay', async () => {
  const { id } = await make('both@example.org')
  const fields = ['_name', '_surname', '_externalId']
  await Promise.all(fields.map((field) => updateContact(demo.context, { key: { id }, fields: { [field]: field } })))
  const contact = await getContact(demo.context, { id })
  expect(fields.map((field) => valueIn(contact, field))).toEqual(fields)
})

test('an external id belongs to one contact', async () => {
  await make('first@example.org', { _externalId: 'X1' })
  const problem = await problemOf(make('second@example.org', { _externalId: 'X1' }))
  expect(problem).toMatchObject({ name: 'not-valid', validationErrors: [{ path: '/_externalId' }] })
})

test('search finds by parts of email and name, and takes % and _ by letter', async () => {
  await make('marta.gil@search.example', { _name: 'Marta', _surname: 'Gil 100%' })
  await make('mar_co@search.example', { _name: 'Marco', _surname: 'Ruiz' })
  expect(await emails('SEARCH.example')).toHaveLength(2)
  expect(await emails('marta g')).toEqual(['marta.gil@search.example'])
  expect(await emails('100%')).toEqual(['marta.gil@search.example'])
  expect(await emails('%')).toEqual(['marta.gil@search.example'])
  expect(await emails('mar_co')).toEqual(['mar_co@search.example'])
  expect(await emails("' or true --")).toEqual([])
  expect(await emails('\\')).toEqual([])
})

test('the activity can be read in pages of one, forwards and back, in one order', async () => {
  const { id } = await make('pages@example.org', { _name: 'A', _surname: 'B', _points: 1 })
  const whole = (await contactActivity(demo.context, { key: { id } })).results.map((line) => line.id)
  const seen: string[] = []
  let page = await contactActivity(demo.context, { key: { id }, limit: 1 })
  seen.push(...page.results.map((line) => line.id))
  while (page.nextCursor) {
    page = await contactActivity(demo.context, { key: { id }, limit: 1, cursor: page.nextCursor })
    seen.push(...page.results.map((line) => line.id))
  }
  expect(seen).toEqual(whole)
  const cursor = page.prevCursor ?? undefined
  expect(
    (await contactActivity(demo.context, { key: { id }, limit: 2, cursor })).results.map((line) => line.id),
  ).toEqual(whole.slice(0, 2))
  expect(await problemOf(contactActivity(demo.context, { key: { id }, cursor: 'x' }))).toMatchObject({
    name: 'invalid-request',
  })
})

test('a custom field keeps its type, and is deleted with the values of all contacts', async () => {
  const field = await makeField({ name: 'Shoe size', type: 'integer' })
  expect(field).toMatchObject({ id: 'shoe-size', isSystem: false, usedBy: [] })
  const { id } = await make('shoe@example.org', { 'shoe-size': 38 })
  expect(await problemOf(updateContactField(demo.context, { id: field.id, type: 'text' }))).toMatchObject({
    validationErrors: [{ path: '/type' }],
  })
  await deleteContactField(demo.context, { id: field.id })
  const [row] = await inStore(demo.storeId, (tx) => tx.select().from(contacts).where(eq(contacts.id, id)))
  expect([row?.fields, row?.writes]).toEqual([{}, {}])
  expect((await listContactFields(demo.context)).map((one) => one.id)).not.toContain('shoe-size')
})

test('options are asked of radio and checkbox, a country code of phone, also when they are changed', async () => {
  expect(contactFieldInputSchema.safeParse({ name: 'Size', type: 'radio' }).success).toBe(false)
  expect(contactFieldInputSchema.safeParse({ name: 'Phone', type: 'phone' }).success).toBe(false)
  expect(contactFieldInputSchema.safeParse({ name: 'X', id: '_name', type: 'text' }).success).toBe(false)
  const field = await makeField({ name: 'Size', type: 'radio', options: [{ id: 's', label: 'S' }] })
  const emptied = updateContactField(demo.context, { id: field.id, options: [] })
  expect(await problemOf(emptied)).toMatchObject({ validationErrors: [{ path: '/options' }] })
})

test('a contact field in use can be neither edited nor deleted, by the verb or by SQL', async () => {
  const { id } = await makeField({ name: 'Country', type: 'text' })
  const { storeId } = demo
  const segmentId = newId()
  await inStore(storeId, async (tx) => {
    await tx.insert(segments).values({ storeId, id: segmentId, name: 'Spain', type: 'dynamic-plus' })
    await tx.execute(sql`
      insert into uses (store_id, id, segment_id, contact_field_id, contact_field_definition)
      select store_id, ${newId()}::uuid, ${segmentId}::uuid, id, definition from contact_fields where id = ${id}`)
  })
  const usedBy = [{ type: 'segment', id: segmentId, name: 'Spain' }]
  expect(await problemOf(updateContactField(demo.context, { id, name: 'Land' }))).toMatchObject({
    name: 'in-use',
    usedBy,
  })
  expect(await problemOf(deleteContactField(demo.context, { id }))).toMatchObject({ name: 'in-use', usedBy })
  expect((await updateContactField(demo.context, { id, name: 'Country' })).usedBy).toEqual(usedBy)
  for (const change of [{ name: 'Land' }, { type: 'date' as const }, { id: 'land' }]) {
    const edit = inStore(storeId, (tx) => tx.update(contactFields).set(change).where(eq(contactFields.id, id)))
    await expect(edit).rejects.toMatchObject({ cause: { code: '23503' } })
  }
})

test('an erasure asks for the email, and its line in the audit log holds none', async () => {
  const { id } = await make('erase@example.org', { _name: 'Erased' })
  expect(await problemOf(eraseContact(demo.context, { key: { id }, typed: 'other@example.org' }))).toMatchObject({
    validationErrors: [{ path: '/email' }],
  })
  await eraseContact(demo.context, { key: { id }, typed: 'ERASE@example.org' })
  expect(await problemOf(getContact(demo.context, { id }))).toMatchObject({ name: 'not-found' })
  const lines = await inStore(demo.storeId, (tx) => tx.select().from(auditEntries))
  expect(lines).toContainEqual(
    expect.objectContaining({ action: 'contact.erased', subject: { type: 'contact', id, name: '' } }),
  )
  expect(JSON.stringify(lines)).not.toContain('erase@')
})

test('contacts and fields of another store do not exist', async () => {
  const { context } = other
  const { id } = await make('mine@example.org')
  await makeField({ id: 'mine', name: 'Mine', type: 'text' })
  const attempts = [
    getContact(context, { id }),
    getContact(context, { email: 'mine@example.org' }),
    getContact(context, { id: 'none' }),
    contactActivity(context, { key: { id } }),
    updateContact(context, { key: { id }, fields: { _name: 'Theirs' } }),
    eraseContact(context, { key: { id } }),
    updateContactField(context, { id: 'mine', name: 'Theirs' }),
    deleteContactField(context, { id: 'mine' }),
  ]
  const problems = await Promise.all(attempts.map(problemOf))
  expect(problems.map(({ name }) => name)).toEqual(attempts.map(() => 'not-found'))
  expect((await listContacts(context, { search: 'mine@' })).results).toEqual([])
  expect((await makeField({ id: 'mine', name: 'Theirs', type: 'text' }, context)).name).toBe('Theirs')
})
