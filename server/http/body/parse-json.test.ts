import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isProblem } from '@/server/problems'
import { parseExact, SourceNumber } from './exact-json'
import { parseJson, partOf } from './parse-json'

const bytes = (text: string) => Buffer.from(text, 'utf8')

function detailOf(body: Uint8Array): string {
  try {
    parseJson(body)
  } catch (error) {
    if (isProblem(error)) return `${error.problem}: ${error.detail}`
    throw error
  }
  return 'taken'
}

describe('a body that is no JSON object is refused, saying where and what', () => {
  test.each([
    ['', 'The body is empty. Send a JSON object.'],
    [' \n', 'The body is empty. Send a JSON object.'],
    ['{"a":1,}', 'The body is not valid JSON at line 1, column 8: expected a key in double quotes, found "}".'],
    ['{\n  "a": 1\n  "b": 2\n}', 'The body is not valid JSON at line 3, column 3: expected "," or "}", found "\\"".'],
    ["{'a':1}", 'The body is not valid JSON at line 1, column 2: expected a key in double quotes, found "\'".'],
    [
      '{"a":\'x\'}',
      'The body is not valid JSON at line 1, column 6: expected a value (strings take double quotes), found "\'".',
    ],
    ['{"a":1', 'The body is not valid JSON at line 1, column 7: expected "," or "}", found the end.'],
    [
      '{"a":"x',
      'The body is not valid JSON at line 1, column 8: expected the closing double quote of a string, found the end.',
    ],
    [
      '{"a":"x\ny"}',
      'The body is not valid JSON at line 1, column 8: expected no bare control character in a string (write \\n for a line break), found "\\n".',
    ],
    [
      '{"a":"\\x"}',
      'The body is not valid JSON at line 1, column 7: expected an escape such as \\n or \\u00e9, found "\\\\".',
    ],
    ['{"a":NaN}', 'The body is not valid JSON at line 1, column 6: expected a value, found "N".'],
    ['{"a":01}', 'The body is not valid JSON at line 1, column 7: expected "," or "}", found "1".'],
    ['{"a":[1 2]}', 'The body is not valid JSON at line 1, column 9: expected "," or "]", found "2".'],
    ['{"a":1} x', 'The body is not valid JSON at line 1, column 9: expected the end of the document, found "x".'],
    ['{"a" 1}', 'The body is not valid JSON at line 1, column 6: expected ":", found "1".'],
    ['total=12', 'The body is not valid JSON at line 1, column 1: expected a value, found "t".'],
    ['[1]', 'The body must be a JSON object; received an array.'],
    ['"a"', 'The body must be a JSON object; received the string "a".'],
    ['12', 'The body must be a JSON object; received the number 12.'],
    ['null', 'The body must be a JSON object; received null.'],
  ])('%j', (body, detail) => {
    expect(detailOf(bytes(body))).toBe(`invalid-json: ${detail}`)
  })
})

test('the body of a view into a larger buffer is read alone', () => {
  const whole = bytes('xx{"a":1}xx')
  expect(parseJson(new Uint8Array(whole.buffer, whole.byteOffset + 2, 7)).value).toEqual({ a: 1 })
})

test('one byte order mark is tolerated, a second is not', () => {
  expect(parseJson(bytes('\ufeff{"a":1}')).value).toEqual({ a: 1 })
  expect(detailOf(bytes('\ufeff\ufeff{}'))).toContain('expected a value, found U+FEFF')
})

describe('bytes that are not UTF-8 are refused, naming the first', () => {
  test.each<[string, number[], number]>([
    ['a lone continuation', [0x80], 7],
    ['Latin-1', [0xe9], 7],
    ['an overlong slash', [0xc0, 0xaf], 7],
    ['a surrogate', [0xed, 0xa0, 0x80], 7],
    ['beyond U+10FFFF', [0xf5, 0x80, 0x80, 0x80], 7],
    ['a cut character', [0xe2, 0x82], 7],
    ['after a long character', [0xe2, 0x82, 0xac, 0xff], 10],
    ['after a U+FFFD that was sent', [0xef, 0xbf, 0xbd, 0x61, 0xff], 11],
  ])('%s', (_, inner, position) => {
    const body = Buffer.concat([bytes('{"a":"'), Buffer.from(inner), bytes('"}')])
    expect(detailOf(body)).toBe(`invalid-json: The body is not valid UTF-8: look at byte ${position}.`)
  })
})

test.each(['\ufeff{"a":1}', '{"a":1}'])('%j in UTF-16 is told apart from other bytes that are no UTF-8', (text) => {
  const little = Buffer.from(text, 'utf16le')
  for (const body of [little, Buffer.from(little).swap16()])
    expect(detailOf(body)).toBe('invalid-json: The body is not UTF-8: it looks like UTF-16. Send it as UTF-8.')
})

test('64 levels are taken, 65 are refused, and brackets in strings do not count', () => {
  const nested = (depth: number) => bytes(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
  expect(detailOf(nested(64))).toBe('taken')
  expect(detailOf(nested(65))).toContain('nested deeper than 64 levels')
  expect(detailOf(bytes(`{"a":"${'['.repeat(200)}\\"${'{'.repeat(200)}"}`))).toBe('taken')
  expect(detailOf(bytes('['.repeat(500_000)))).toContain('nested deeper than 64 levels')
})

test('a number has the source text that the sender wrote', () => {
  const document = parseJson(bytes('{"id": 820982911946154508, "a": [{"b/c": 1.50}], "x": 1, "x": 2e0, "s": "1"}'))
  expect(document.sourceOf(['id'])).toBe('820982911946154508')
  expect(document.sourceOf(['a', '0', 'b/c'])).toBe('1.50')
  expect(document.sourceOf(['x'])).toBe('2e0')
  expect(document.sourceOf(['s'])).toBeUndefined()
  expect(document.sourceOf(['a'])).toBeUndefined()
  expect(document.sourceOf(['missing', 'b'])).toBeUndefined()
  expect(document.sourceOf(['__proto__'])).toBeUndefined()
})

test('a part of a document knows its sources and its place', () => {
  const document = parseJson(bytes('{"events":[{"id":1.0}]}'))
  const part = partOf(document, ['events', '0'], { id: 1 })
  expect(part.sourceOf(['id'])).toBe('1.0')
  expect(part.basePointer).toBe('/events/0')
  expect(partOf(part, ['x/y'], {}).basePointer).toBe('/events/0/x~1y')
})

/** What the exact parser read, as JSON.parse would have read it. */
function plain(value: unknown): unknown {
  if (value instanceof SourceNumber) return Number(value.text)
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]))
  }
  return Array.isArray(value) ? value.map(plain) : value
}

function outcome(parse: (text: string) => unknown, text: string): unknown {
  try {
    return { value: parse(text) }
  } catch {
    return 'refused'
  }
}

test('the exact parser reads what JSON.parse reads, and refuses what it refuses', () => {
  const tokens = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '\\',
    'u00e9',
    '1',
    '-',
    '0',
    '.',
    'e',
    '+',
    ' ',
    '\t',
    '\f',
    'true',
    'null',
    '\u2028',
    '\ud800',
    '\u0001',
  )
  const text = fc.oneof(
    fc.json(),
    fc.string({ unit: tokens }),
    fc
      .tuple(fc.json(), fc.nat(), tokens)
      .map(
        ([json, n, token]) => json.slice(0, n % (json.length + 1)) + token + json.slice((n % (json.length + 1)) + 1),
      ),
  )
  fc.assert(
    fc.property(text, (json) => {
      const exact = outcome((input) => plain(parseExact(input)), json)
      expect(exact).toEqual(outcome((input) => JSON.parse(input), json))
    }),
    { numRuns: 1000 },
  )
})

test('no bytes make the reading fail otherwise than by a Problem', () => {
  fc.assert(fc.property(fc.uint8Array(), (body) => void detailOf(body)))
})
