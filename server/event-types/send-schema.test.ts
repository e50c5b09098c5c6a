import { expect, test } from 'vitest'
import { anyEventTypeInputSchema } from './any-schema'
import { isCredential, maskOf, sendEventTypeInputSchema } from './send-schema'

const send = (more: object = {}) => ({
  ...{ name: 'Order paid', alias: 'order-paid-out', category: 'send', webhookUrl: 'https://hooks.example.com/' },
  ...{ fields: [{ name: 'Total', type: 'decimal' }], ...more },
})

/** Paths of all faults of a document. */
function faults(document: object) {
  const result = anyEventTypeInputSchema.safeParse(document)
  return result.success ? [] : result.error.issues.map((issue) => `/${issue.path.join('/')}`).sort()
}

test('without a category an event type receives, and each category takes its own settings alone', () => {
  const receive = { name: 'Order', alias: 'order', receiveType: 'web', fields: [] }
  expect(anyEventTypeInputSchema.parse(receive).category).toBe('receive')
  expect(faults(send())).toEqual([])
  expect(faults(send({ receiveType: 'api', verification: { type: 'token' } }))).toEqual([
    '/receiveType',
    '/verification',
  ])
  expect(faults({ ...receive, webhookUrl: 'https://hooks.example.com/' })).toEqual(['/webhookUrl'])
  expect(faults({ ...receive, category: 'both' })).toEqual(['/category'])
})

test('it needs an address, and no primary key', () => {
  expect(faults(send({ webhookUrl: undefined }))).toEqual(['/webhookUrl'])
  expect(faults(send({ webhookUrl: 'ftp://hooks.example.com/' }))).toEqual(['/webhookUrl'])
  expect(faults(send({ fields: [] }))).toEqual([])
})

test.each([
  ['the same place', ['/a', '/a']],
  ['one inside the other', ['/a', '/a/b']],
  ['one around the other', ['/a/b', '/a']],
  ['the place of another by default', [undefined, '/f0']],
  ['the whole body', ['/x', '']],
  ['relative to an element', ['/x', './b']],
])('two values cannot go to one place: %s', (_, pointers) => {
  const fields = pointers.map((jsonPointerPath, n) => ({ id: `f${n}`, name: `F${n}`, type: 'text', jsonPointerPath }))
  expect(faults(send({ fields }))).toEqual(['/fields/1/jsonPointerPath'])
})

test('pointers beside one another are taken', () => {
  const pointers = ['/a/b', '/a/c', '/ab', '/items/0/sku', '/items/1/sku', '/__proto__/x', '/a~1b']
  const fields = pointers.map((jsonPointerPath, n) => ({ name: `F${n}`, type: 'text', jsonPointerPath }))
  expect(faults(send({ fields }))).toEqual([])
})

test.each([
  ...['Host', 'content-length', 'Connection', 'Transfer-Encoding', 'webhook-id', 'Webhook-Signature', 'upgrade'],
  ...['', 'a b', 'a:b', 'ñ', 'a\r\nb'],
])('a header cannot be called %j', (name) => {
  expect(faults(send({ webhookHeaders: [{ name, value: 'x' }] }))).toEqual(['/webhookHeaders/0/name'])
})

test.each(['a\r\nX-Other: b', 'a\nb', 'a\u0000b', '日本', 'a\u007fb'])('a header cannot have the value %j', (value) => {
  expect(faults(send({ webhookHeaders: [{ name: 'X-Shop', value }] }))).toEqual(['/webhookHeaders/0/value'])
})

test('a header twice, and more than 20, are refused', () => {
  const twice = [
    { name: 'X-Shop', value: 'a' },
    { name: 'x-shop', value: 'b' },
  ]
  expect(faults(send({ webhookHeaders: twice }))).toEqual(['/webhookHeaders/1/name'])
  const many = Array.from({ length: 21 }, (_, n) => ({ name: `X-${n}`, value: '' }))
  expect(faults(send({ webhookHeaders: many }))).toEqual(['/webhookHeaders'])
  expect(sendEventTypeInputSchema.parse(send({ webhookHeaders: many.slice(1) })).webhookHeaders).toHaveLength(20)
})

test('credentials are known by their name, and a mask shows the end of a long one alone', () => {
  for (const name of ['Authorization', 'cookie', 'X-Api-Key', 'x-token', 'X-Shop-Secret'])
    expect(isCredential(name)).toBe(true)
  for (const name of ['X-Shop', 'Accept']) expect(isCredential(name)).toBe(false)
  expect(maskOf('Bearer abcdef1234')).toBe('•••• 1234')
  expect(maskOf('short')).toBe('••••')
})
