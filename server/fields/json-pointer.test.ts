import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluatePointer, formatPointer, normalisePointer, parsePointer } from './json-pointer'

/** The document of RFC 6901 §5. */
const DOCUMENT = JSON.parse(
  String.raw`{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}`,
)

function at(pointer: string, document: unknown = DOCUMENT): unknown {
  const tokens = parsePointer(pointer)
  if (!tokens) return 'no pointer'
  const evaluation = evaluatePointer(document, tokens)
  return evaluation.found ? evaluation.value : 'not found'
}

describe('the table of RFC 6901 §5', () => {
  test.each([
    ['', DOCUMENT],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('%j', (pointer, value) => {
    expect(at(pointer)).toEqual(value)
  })
})

describe('the URI fragments of RFC 6901 §6', () => {
  test.each([
    ['#', DOCUMENT],
    ['#/foo', ['bar', 'baz']],
    ['#/foo/0', 'bar'],
    ['#/', 0],
    ['#/a~1b', 1],
    ['#/c%25d', 2],
    ['#/e%5Ef', 3],
    ['#/g%7Ch', 4],
    ['#/i%5Cj', 5],
    ['#/k%22l', 6],
    ['#/%20', 7],
    ['#/m~0n', 8],
  ])('%j', (fragment, value) => {
    expect(at(normalisePointer(fragment) ?? 'no pointer')).toEqual(value)
  })
})

test.each(['a', 'a/b', '#/a', '/~', '/~2', '/a~', '/~01~', '0', './a', ' /a'])('%j is no pointer', (text) => {
  expect(parsePointer(text)).toBeNull()
})

test.each(['#a', '#/%', '#/%ff', '#/~2', 'a'])('%j normalises to none', (text) => {
  expect(normalisePointer(text)).toBeNull()
})

test('~01 is ~1, not a slash', () => {
  expect(parsePointer('/~01')).toEqual(['~1'])
})

describe('what does not exist is not found', () => {
  test.each([
    '/foo/2',
    '/foo/-',
    '/foo/01',
    '/foo/+1',
    '/foo/1e0',
    '/foo/ 1',
    '/foo/1.0',
    '/foo/length',
    '/foo/0/0',
    '/foo/0/length',
    '/foo/map',
    '/missing',
    '/__proto__',
    '/constructor',
    '/constructor/prototype',
    '/toString',
    '/foo/__proto__',
    '/foo/constructor',
    '/ /toFixed',
  ])('%s', (pointer) => {
    expect(at(pointer)).toBe('not found')
  })
})

test('an own key with a hostile name is a key like any other', () => {
  const document = JSON.parse('{"__proto__":{"x":1},"constructor":2}')
  expect(at('/__proto__/x', document)).toBe(1)
  expect(at('/constructor', document)).toBe(2)
})

test('a null in the document is found', () => {
  expect(evaluatePointer({ a: null }, ['a'])).toEqual({ found: true, value: null })
})

test('tokens survive being formatted and parsed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a', '#', '%', 'é') })), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens)
    }),
  )
})

test('a pointer that parses is formatted as it was, and its fragment means the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('~', '/', '0', '1', '2', 'a', 'é', '%') }), (text) => {
      const tokens = parsePointer(text)
      if (!tokens) return
      expect(formatPointer(tokens)).toBe(text)
      expect(normalisePointer(`#${encodeURIComponent(text)}`)).toBe(text)
    }),
  )
})

test('every value of a document is found at its own pointer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (document) => {
      const visit = (value: unknown, tokens: string[]) => {
        expect(evaluatePointer(document, parsePointer(formatPointer(tokens)) ?? [])).toEqual({ found: true, value })
        if (typeof value !== 'object' || value === null) return
        for (const [key, inner] of Object.entries(value)) visit(inner, [...tokens, key])
      }
      visit(document, [])
    }),
  )
})

/** Names that prototypes lend, names that lists have, and the shapes of an index. */
const HOSTILE = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'length',
    'map',
    'a',
    '',
    'a/b',
  ],
  ...['0', '1', '00', '01', '-0', '-1', '+1', '1.0', '1e0', ' 1', '-', 'NaN', '4294967296', '~', '~1', '~0', '%', '#'],
)

test('hostile tokens reach own members alone, and evaluation writes nowhere', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.constantFrom(1, 'text', null), tie('object'), tie('list')),
    // Made from its entries, so that __proto__ is a key like any other.
    object: fc.array(fc.tuple(HOSTILE, tie('tree')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    list: fc.array(tie('tree'), { maxLength: 3 }),
  }))
  const lent = [Object.prototype, Array.prototype].map((prototype) => Reflect.ownKeys(prototype).map(String))
  fc.assert(
    fc.property(tree, fc.array(HOSTILE, { maxLength: 5 }), (document, tokens) => {
      const before = JSON.stringify(document)
      const found = evaluatePointer(document, parsePointer(formatPointer(tokens)) ?? [])
      expect(found).toEqual(walk(document, tokens))
      expect(JSON.stringify(document)).toBe(before)
    }),
    { numRuns: 2000 },
  )
  expect([Object.prototype, Array.prototype].map((prototype) => Reflect.ownKeys(prototype).map(String))).toEqual(lent)
})

/** RFC 6901 §4 by lists of entries, which have no prototypes: a list's own are its indexes in their shortest form. */
function walk(document: unknown, [token, ...rest]: string[]): unknown {
  if (token === undefined) return { found: true, value: document }
  const members = typeof document === 'object' && document !== null ? Object.entries(document) : []
  const member = members.find(([key]) => key === token)
  return member ? walk(member[1], rest) : { found: false }
}
