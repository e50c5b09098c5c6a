import { describe, expect, test } from 'vitest'
import { aliasOf, changeField, fieldIdOf, inputOf, moveField, newDraft, newField, templateOf } from './draft'
import { exampleOf, fieldOfValue, typeOfValue } from './example'

describe('a draft', () => {
  test('of an API event begins with the email that finds the contact', () => {
    const { input } = inputOf({ ...newDraft('api'), name: 'Order shipped' }, 'api')
    expect(input).toMatchObject({
      alias: 'order-shipped',
      fields: [{ id: 'email', type: 'email', required: true, isPrimaryKey: true }],
    })
  })

  test('proposes alias and ids until somebody types another', () => {
    expect(aliasOf({ name: 'Order paid', alias: '' })).toBe('order-paid')
    expect(aliasOf({ name: 'Order paid', alias: 'paid' })).toBe('paid')
    expect(fieldIdOf(newField({ name: 'Shipped at' }))).toBe('shipped-at')
  })

  test('has one primary key, and only an email can be it', () => {
    const draft = newDraft('api')
    const other = newField({ name: 'Other', type: 'email' })
    const two = changeField({ ...draft, fields: [...draft.fields, other] }, other.key, { isPrimaryKey: true })
    expect(two.fields.map(({ isPrimaryKey }) => isPrimaryKey)).toEqual([false, true])
    expect(changeField(two, other.key, { type: 'text' }).fields[1]?.isPrimaryKey).toBe(false)
  })

  test('is reordered within its ends', () => {
    const [a, b] = [newField({ name: 'a' }), newField({ name: 'b' })]
    const draft = { name: '', alias: '', fields: [a, b] }
    expect(moveField(draft, b.key, -1).fields).toEqual([b, a])
    expect(moveField(draft, a.key, -1)).toBe(draft)
  })
})

test('the example of a webhook is nested as its pointers say', () => {
  const fields = [
    newField({ name: 'Email', type: 'email', jsonPointerPath: '/customer/email' }),
    newField({ name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' }),
  ]
  expect(exampleOf(fields, 'webhook')).toEqual({ customer: { email: 'ana@example.com' }, order: { total: 59.9 } })
  expect(exampleOf(fields, 'api')).toEqual({ email: 'ana@example.com', total: 59.9 })
})

test.each([
  ['ana@example.com', 'email'],
  [3, 'integer'],
  [59.9, 'decimal'],
  [true, 'boolean'],
  ['2026-01-31T10:00:00Z', 'date'],
  ['+34 612 345 678', 'phone'],
  ['LUNA-38', 'text'],
])('%s is taken for %s', (value, type) => {
  expect(typeOfValue(value)).toBe(type)
})

test.each([
  ['shipped_at', 1767225600, 'date'],
  ['quantity', 1767225600, 'integer'],
  ['id', Number('820982911946154508'), 'text'],
  ['phone', '666 777 888', 'phone'],
  ['zip', '4600100', 'text'],
  ['total', '59.90', 'decimal'],
])('%s: %s is taken for %s by its key too', (key, value, type) => {
  expect(typeOfValue(value, key)).toBe(type)
})

describe('a field made of a value', () => {
  test('of a webhook is named after its key and found by its pointer', () => {
    expect(fieldOfValue('/order/shipped_at', 1767225600, [], 'webhook')).toMatchObject({
      ...{ name: 'Shipped at', type: 'date', jsonPointerPath: '/order/shipped_at' },
    })
  })

  test('of the Public API has the key itself as its id, since unknown keys are refused there', () => {
    const field = fieldOfValue('/shipped_at', 1767225600, [], 'api')
    expect([fieldIdOf(field), field.jsonPointerPath]).toEqual(['shipped_at', ''])
  })

  test('takes the word of its parent along where the name is taken', () => {
    const taken = [newField({ name: 'Name' })]
    expect(fieldOfValue('/product/name', 'Lamp', taken, 'webhook').name).toBe('Product name')
  })
})

test('an address is redrawn with another alias; that of web and mobile has none', () => {
  expect(templateOf({ url: 'https://x/alias/a', alias: 'a' })).toBe('https://x/alias/{alias}')
  expect(templateOf({ url: 'https://x/collect/1', alias: 'a' })).toBe('https://x/collect/1')
})
