import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointerFaults } from '@/server/event-types/send-schema'
import { evaluatePointer, formatPointer, parsePointer } from '@/server/fields/json-pointer'
import { bodyOf } from './body-of'

const at = (...pointers: (string | null)[]) => pointers.map((jsonPointerPath, n) => ({ id: `f${n}`, jsonPointerPath }))

test.each([
  ['nothing at all', at(), {}, '{}'],
  ['by default the id at the root', at(null, null), { f0: 1, f1: 'a' }, '{"f0":1,"f1":"a"}'],
  ['inside objects', at('/a/b', '/a/c'), { f0: true, f1: ['x'] }, '{"a":{"b":true,"c":["x"]}}'],
  ['what is absent is left out', at('/a/b', '/c'), { f1: 1 }, '{"c":1}'],
  ['escaped', at('/a~1b', '/c~0d', '/ '), { f0: 1, f1: 2, f2: 3 }, '{"a/b":1,"c~d":2," ":3}'],
  ['an array of numbers', at('/items/0', '/items/1'), { f0: 'a', f1: 'b' }, '{"items":["a","b"]}'],
  [
    'an array of objects',
    at('/items/0/sku', '/items/1/sku'),
    { f0: 'a', f1: 'b' },
    '{"items":[{"sku":"a"},{"sku":"b"}]}',
  ],
  ['null where an element is absent', at('/items/0', '/items/1'), { f1: 'b' }, '{"items":[null,"b"]}'],
  ['an array is cut at its end', at('/items/0', '/items/1'), { f0: 'a' }, '{"items":["a"]}'],
  ['an object where one segment is a word', at('/items/0', '/items/all'), { f0: 'a' }, '{"items":{"0":"a"}}'],
  ['an object where a number is large', at('/items/20'), { f0: 'a' }, '{"items":{"20":"a"}}'],
  ['the root is an object', at('/0', '/1'), { f0: 'a', f1: 'b' }, '{"0":"a","1":"b"}'],
  [
    'names that JavaScript gives a meaning',
    at('/__proto__/x', '/constructor'),
    { f0: 1, f1: 2 },
    '{"__proto__":{"x":1},"constructor":2}',
  ],
  ['values of no field are not sent', at('/a'), { f0: 1, other: 2 }, '{"a":1}'],
])('%s', (_, fields, values, body) => expect(bodyOf(fields, values)).toBe(body))

test('nothing of the prototype is changed or sent', () => {
  bodyOf(at('/__proto__/polluted'), { f0: 'yes' })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(bodyOf([{ id: 'toString' }, { id: 'constructor' }], {})).toBe('{}')
})

test('every value stands where its pointer says, whatever the pointers', () => {
  const token = fc.constantFrom('a', 'b', '0', '1', '2', '25', '', '~', '/', '__proto__', 'length')
  const pointer = fc.array(token, { minLength: 1, maxLength: 4 }).map(formatPointer)
  fc.assert(
    fc.property(fc.uniqueArray(pointer, { maxLength: 8 }), (pointers) => {
      const fields = at(...pointers)
      fc.pre(pointerFaults(fields).length === 0)
      const values = Object.fromEntries(fields.map(({ id }) => [id, id]))
      const body: unknown = JSON.parse(bodyOf(fields, values))
      for (const { id, jsonPointerPath } of fields)
        expect(evaluatePointer(body, parsePointer(jsonPointerPath ?? '') ?? [])).toEqual({ found: true, value: id })
    }),
  )
})
