import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEmail } from './email'

const local64 = 'a'.repeat(64)
const label63 = 'd'.repeat(63)

describe('an address is taken and stored lower-cased in its ASCII form', () => {
  test.each([
    ['ana@example.com', 'ana@example.com'],
    ['ANA@Example.COM', 'ana@example.com'],
    ['  ana@example.com\n', 'ana@example.com'],
    ['a@b.c', 'a@b.c'],
    ['ana.maria+shop@example.co.uk', 'ana.maria+shop@example.co.uk'],
    ["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
    ['1234567890@example.com', '1234567890@example.com'],
    ['ana@123.example', 'ana@123.example'],
    ['ana@my-shop.example', 'ana@my-shop.example'],
    [`${local64}@example.com`, `${local64}@example.com`],
    [`ana@${label63}.com`, `ana@${label63}.com`],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
    ['ana@BÜCHER.example', 'ana@xn--bcher-kva.example'],
    ['ana@XN--bcher-kva.example', 'ana@xn--bcher-kva.example'],
    ['ana@mañana.com', 'ana@xn--maana-pta.com'],
    ['ana@你好.中国', 'ana@xn--6qq79v.xn--fiqs8s'],
  ])('%j', (sent, stored) => {
    expect(readEmail(sent)).toEqual({ ok: true, value: stored })
  })
})

describe('no address', () => {
  test.each([
    '',
    ' ',
    'ana',
    '@',
    'ana@',
    '@example.com',
    'ana@example',
    'ana@localhost',
    'ana@@example.com',
    'ana@b@example.com',
    '.ana@example.com',
    'ana.@example.com',
    'ana..maria@example.com',
    'ana maria@example.com',
    '"ana maria"@example.com',
    'ana@exam ple.com',
    'ana@-example.com',
    'ana@example-.com',
    'ana@.example.com',
    'ana@example..com',
    'ana@example.com.',
    'ana@exam_ple.com',
    'ana@[127.0.0.1]',
    'ana@example.com>',
    'Ana <ana@example.com>',
    'ana@example.com,luis@example.com',
    'ana@example.com:80',
    'ana@example.com/x',
    'ana@example.com?x',
    'ana@exa%6dple.com',
    'ana\u0000@example.com',
    'ana@exam\u0000ple.com',
    'añana@example.com',
    '\u212Aate@example.com',
    'ana@\u212Aate.co',
    'ana@ｅｘａｍｐｌｅ.com',
    'ana@exam\u00adple.com',
    'ana@x。co',
    'ana@xn--a.example',
    'ana@bücher..example',
    'ana@bücher',
    '\ud800@example.com',
    `${local64}a@example.com`,
    `ana@${label63}d.com`,
    `${local64}@${label63}.${label63}.${'e'.repeat(62)}`,
  ])('%j is refused with a reason', (sent) => {
    expect(readEmail(sent)).toMatchObject({ ok: false, reason: expect.stringContaining('expected an email address') })
  })
})

test('254 characters are taken, 255 are not', () => {
  const address = (length: number) => `${local64}@${label63}.${label63}.${'e'.repeat(length - 64 - 1 - 64 - 64)}`
  expect(readEmail(address(254))).toEqual({ ok: true, value: address(254) })
  expect(readEmail(address(255)).ok).toBe(false)
})

test('the reason says which part is wrong', () => {
  const reason =
    'expected an email address such as ana@example.com, received the string "ana@shop"; its domain needs a dot'
  expect(readEmail('ana@shop')).toEqual({ ok: false, reason })
})

test('what is stored reads as itself, and no letter but A–Z is folded', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      const reading = readEmail(text)
      if (!reading.ok) return
      expect(readEmail(reading.value)).toEqual(reading)
      expect(reading.value).toMatch(/^[!-~]+$/)
      if (/^[\0-\x7f]*$/.test(text.trim())) expect(reading.value).toBe(text.trim().toLowerCase())
    }),
  )
})
