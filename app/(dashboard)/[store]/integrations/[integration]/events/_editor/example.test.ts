import { describe, expect, test } from 'vitest'
import { webhookDraftOf } from './_webhook/webhook-draft'
import { aliasOf, changeField, fieldIdOf, inputOf, moveField, newDraft, newField, templateOf } from './draft'
import { exampleOf } from './example'

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
    const draft = { name: '', alias: '', fields: [a, b], webhook: webhookDraftOf() }
    expect(moveField(draft, b.key, -1).fields).toEqual([b, a])
    expect(moveField(draft, a.key, -1)).toBe(draft)
  })
})

test('the example of a webhook is nested as its pointers say', () => {
  const fields = [
    newField({ name: 'Email', type: 'email', jsonPointerPath: '/customer/email' }),
    newField({ name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' }),
  ]
  const draft = { fields, webhook: webhookDraftOf() }
  expect(exampleOf(draft, 'webhook')).toEqual({ customer: { email: 'ana@example.com' }, order: { total: 59.9 } })
  expect(exampleOf(draft, 'api')).toEqual({ email: 'ana@example.com', total: 59.9 })
})

test('the example of a fan-out has one element with the fields that are relative to it', () => {
  const fields = [newField({ name: 'Sku', jsonPointerPath: './item/sku' })]
  const webhook = { ...webhookDraftOf(), fanOut: '/order/lines' }
  expect(exampleOf({ fields, webhook }, 'webhook')).toEqual({ order: { lines: [{ item: { sku: 'Sku' } }] } })
})

test('an address is redrawn with another alias; that of web and mobile has none', () => {
  expect(templateOf({ url: 'https://x/alias/a', alias: 'a' })).toBe('https://x/alias/{alias}')
  expect(templateOf({ url: 'https://x/collect/1', alias: 'a' })).toBe('https://x/collect/1')
})
