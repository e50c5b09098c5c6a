import { describe, expect, test } from 'vitest'
import { FIELD_TYPES, type FieldDefinition, type FieldTypeName, type ReadMode } from './field-types'

/** What each type asks for, in its own words: the first half of its reasons. */
const EXPECTED: Record<FieldTypeName, string> = {
  text: 'text',
  email: 'an email address such as ana@example.com',
  phone: 'a phone number',
  integer: 'an integer',
  decimal: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-01-31 or 2026-01-31T10:00:00Z',
  radio: 'one of "s", "m", "38", "express"',
  checkbox: 'an array of "s", "m", "38", "express"',
}

const OPTIONS = ['s', 'm', '38', 'express'].map((id) => ({ id, label: id }))

/** What came, as JSON, and the second half: what was received and, where there is something, what to do about it. */
const REASONS: Record<FieldTypeName, [mode: ReadMode, sent: string, received: string][]> = {
  text: [
    ['strict', '7', 'the number 7; send it in quotes'],
    ['strict', 'true', 'true; send it in quotes'],
    ['strict', '["a"]', 'an array'],
    ['strict', '{"a":1}', 'an object'],
    ['strict', '"a\\u0000b"', 'the string "a\\u0000b"; it holds the character U+0000, which cannot be stored'],
    ['strict', '"\\ud83d"', 'the string "\\ud83d"; it holds half of a surrogate pair, which is not a character'],
    ['lenient', 'true', 'true; send it in quotes'],
    ['lenient', '[]', 'an empty array'],
  ],
  email: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"ana"', 'the string "ana"'],
    ['strict', '"ana@shop"', 'the string "ana@shop"; its domain needs a dot'],
    ['strict', '"Ana <ana@shop.es>"', 'the string "Ana <ana@shop.es>"; send one address, and nothing else'],
    [
      'strict',
      '"ana@shop.es, eva@shop.es"',
      'the string "ana@shop.es, eva@shop.es"; send one address, and nothing else',
    ],
    ['strict', '"mailto:ana@shop.es"', 'the string "mailto:ana@shop.es"; send one address, and nothing else'],
    ['strict', '"año@shop.es"', 'the string "año@shop.es"; before the @ only ASCII characters are taken'],
    ['strict', '"ana@-shop.es"', 'the string "ana@-shop.es"; its domain is not valid'],
    ['strict', '5', 'the number 5'],
    ['strict', '["ana@shop.es"]', 'an array'],
  ],
  phone: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    [
      'strict',
      '"call me"',
      'the string "call me"; without a prefix it is read as +34, where no such number can be dialled',
    ],
    [
      'strict',
      '"12345"',
      'the string "12345"; without a prefix it is read as +34, where no such number can be dialled',
    ],
    ['strict', '"+34 000 000 000"', 'the string "+34 000 000 000"; with its prefix, no such number can be dialled'],
    ['strict', '"612345678 ext. 5"', 'the string "612345678 ext. 5"; an extension cannot be stored'],
    ['strict', '612345678', 'the number 612345678; send it in quotes'],
  ],
  integer: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"12"', 'the string "12"; send it without quotes'],
    ['strict', '"12.5"', 'the string "12.5"; a decimal field takes fractions'],
    ['strict', '12.5', 'the number 12.5; a decimal field takes fractions'],
    ['strict', '"12,50"', 'the string "12,50"; the decimal mark is a point, as in 12.50'],
    ['strict', '"007"', 'the string "007"; its leading zeros would be lost; a text field keeps them'],
    [
      'strict',
      '"9007199254740993"',
      'the string "9007199254740993"; integers go up to 9007199254740991; a text field takes longer ones',
    ],
    [
      'strict',
      '1e16',
      'the number 10000000000000000; integers go up to 9007199254740991; a text field takes longer ones',
    ],
    ['strict', '1e400', 'a number too large to hold'],
    ['strict', '"12 kg"', 'the string "12 kg"; send the number alone, without currency or unit'],
    ['strict', 'true', 'true'],
    ['strict', '{}', 'an object'],
    ['lenient', '"12.5"', 'the string "12.5"; a decimal field takes fractions'],
    ['lenient', '"dozen"', 'the string "dozen"'],
    [
      'lenient',
      '9007199254740992',
      'the number 9007199254740992; integers go up to 9007199254740991; a text field takes longer ones',
    ],
  ],
  decimal: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"12.50"', 'the string "12.50"; send it without quotes'],
    ['strict', '"12,50"', 'the string "12,50"; the decimal mark is a point, as in 12.50'],
    ['strict', '"1,234.50"', 'the string "1,234.50"; write it without thousands separators'],
    ['strict', '"€12"', 'the string "€12"; send the number alone, without currency or unit'],
    ['strict', '"12 EUR"', 'the string "12 EUR"; send the number alone, without currency or unit'],
    ['strict', '"0042"', 'the string "0042"; its leading zeros would be lost; a text field keeps them'],
    [
      'strict',
      '"820982911946154508"',
      'the string "820982911946154508"; a number cannot hold that many digits; a text field can',
    ],
    ['strict', '"1e400"', 'the string "1e400"; it is too large to hold'],
    ['strict', '1e400', 'a number too large to hold'],
    ['strict', '"a dozen"', 'the string "a dozen"'],
    ['strict', 'false', 'false'],
    ['strict', '[1]', 'an array'],
    ['lenient', '"12,50"', 'the string "12,50"; the decimal mark is a point, as in 12.50'],
    ['lenient', '"1.234,50"', 'the string "1.234,50"; the decimal mark is a point, as in 12.50'],
    ['lenient', '"15%"', 'the string "15%"; send the number alone, without currency or unit'],
  ],
  boolean: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"true"', 'the string "true"; send it without quotes'],
    ['strict', '1', 'the number 1'],
    ['strict', '"yes"', 'the string "yes"'],
    ['lenient', '2', 'the number 2'],
    ['lenient', '"yes"', 'the string "yes"'],
  ],
  date: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"2026-02-30"', 'the string "2026-02-30"; the calendar has no such day'],
    ['strict', '"2026-01-31T10:00:00"', 'the string "2026-01-31T10:00:00"; say its offset from UTC, as in Z or +02:00'],
    ['strict', '"31/01/2026"', 'the string "31/01/2026"'],
    ['strict', '"2026-01-31T25:00:00Z"', 'the string "2026-01-31T25:00:00Z"; there is no such time of day'],
    ['strict', '1769853600', 'the number 1769853600; a number of seconds is not taken here'],
    ['strict', '"now"', 'the string "now"'],
    ['lenient', '"20260131"', 'the string "20260131"; write the day as 2026-01-31'],
    ['lenient', '"31.1.2026"', 'the string "31.1.2026"'],
  ],
  radio: [
    ['strict', '""', 'an empty string; leave the key out, or send null, when there is no value'],
    ['strict', '"M"', 'the string "M"; did you mean "m"?'],
    ['strict', '"expres"', 'the string "expres"; did you mean "express"?'],
    ['strict', '"xl"', 'the string "xl"'],
    ['strict', '38', 'the number 38; send it in quotes'],
    ['strict', '["m"]', 'an array; send one option, not a list'],
  ],
  checkbox: [
    ['strict', '"m"', 'the string "m"; send a list, as in ["m"]'],
    ['strict', '["s","M"]', 'the string "M"; look at item 1; did you mean "m"?'],
    ['strict', '[38]', 'the number 38; look at item 0; send it in quotes'],
    ['strict', '[null]', 'null; look at item 0'],
    ['strict', '{}', 'an object'],
    ['lenient', '"M"', 'the string "M"; look at item 0; did you mean "m"?'],
    ['lenient', '[39]', 'the string "39"; look at item 0'],
  ],
}

describe.each(Object.entries(REASONS))('%s', (name, rows) => {
  const type = name as FieldTypeName // a key of REASONS
  const field: FieldDefinition = { id: 'f', name: 'F', type, defaultCountryCode: '34', options: OPTIONS }

  test.each(rows)('%s: of %s it says “received %s”', (mode, sent, received) => {
    const reason = `expected ${EXPECTED[type]}, received ${received}`
    expect(FIELD_TYPES[type].read(JSON.parse(sent), field, mode)).toEqual({ ok: false, reason })
  })
})

test('an option that comes twice is named', () => {
  const field: FieldDefinition = { id: 'f', name: 'F', type: 'checkbox', options: OPTIONS }
  const reason = 'expected distinct options, received "s" more than once'
  expect(FIELD_TYPES.checkbox.read(['s', 's'], field, 'strict')).toEqual({ ok: false, reason })
})
