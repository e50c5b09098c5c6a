import { expect, test } from 'vitest'
import { LongNumber } from './long-number'
import { readPasted } from './read-pasted'

test.each([
  ['{"a":{"b":1}}', { kind: 'json', isTyped: true, document: { a: { b: 1 } } }],
  ['[{"a":1},{"a":2}]', { kind: 'json', isTyped: true, document: { a: 1 } }],
  ['email,total\nana@example.com,"1,5"', { kind: 'csv', document: { email: 'ana@example.com', total: '1,5' } }],
  ['email;name', { kind: 'csv', document: { email: null, name: null } }],
  ['"Your email","a ""b"""\r\nx,y', { kind: 'csv', document: { 'Your email': 'x', 'a "b"': 'y' } }],
  [
    'email=ana%40example.com&order[total]=59.90',
    { kind: 'form', document: { email: 'ana@example.com', order: { total: '59.90' } } },
  ],
])('%j', (text, pasted) => {
  expect(readPasted(text)).toMatchObject(pasted)
})

test.each(['', 'hello', '{"a":', '[1,2]', '"text"', '12', 'a,,b'])('%j is no sample', (text) => {
  expect(readPasted(text)).toBeUndefined()
})

test('an id of 18 digits is kept as one', () => {
  const { document } = readPasted('{"id":820982911946154508}') ?? {}
  expect(document).toEqual({ id: expect.any(LongNumber) })
})
