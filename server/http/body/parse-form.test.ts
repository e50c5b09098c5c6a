import { describe, expect, test } from 'vitest'
import { isProblem } from '@/server/problems'
import { parseForm } from './parse-form'

const form = (text: string) => parseForm(Buffer.from(text)).value

function detailOf(text: string): string {
  try {
    parseForm(Buffer.from(text))
  } catch (error) {
    if (isProblem(error)) return `${error.problem}: ${error.detail}`
    throw error
  }
  return 'taken'
}

describe('a form reads as the document that its brackets draw', () => {
  test.each([
    ['email=ana%40example.com&name=Ana+Mar%C3%ADa', { email: 'ana@example.com', name: 'Ana María' }],
    ['order[customer][email]=a%40b.co', { order: { customer: { email: 'a@b.co' } } }],
    ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['lines[0][sku]=A&lines[1][sku]=B', { lines: [{ sku: 'A' }, { sku: 'B' }] }],
    ['lines%5B0%5D%5Bsku%5D=A', { lines: [{ sku: 'A' }] }],
    ['a=', { a: '' }],
    ['a.b=1', { 'a.b': '1' }],
    ['a=1,2', { a: '1,2' }],
    ['toString=1&hasOwnProperty=2', { toString: '1', hasOwnProperty: '2' }],
  ])('%s', (body, document) => {
    expect(structuredClone(form(body))).toEqual(document)
  })
})

test('an index stays where it was sent', () => {
  expect(form('lines[2][sku]=C')).toMatchObject({ lines: { 2: { sku: 'C' } } })
})

test('nothing reaches a prototype', () => {
  form('__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1')
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

describe('what exceeds a limit is refused, never cut', () => {
  test.each([
    ['too deep', `a${'[b]'.repeat(66)}=1`],
    ['too many parameters', 'a=1&'.repeat(10_001)],
    ['too many items', 'a[]=1&'.repeat(1002)],
    ['too large an index', 'a[1000000000]=1'],
  ])('%s', (_, body) => {
    expect(detailOf(body)).toContain('invalid-json: The form is too large')
  })
})

test.each(['a=%', 'a=%zz', 'a=%ff', '%e9=1'])('the broken escape of %s is refused', (body) => {
  expect(detailOf(body)).toContain('a % is not followed by the escape of a UTF-8 character')
})

test('an empty form is refused', () => {
  expect(detailOf('')).toContain('The form is empty')
})
