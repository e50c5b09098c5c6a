import { expect, test } from 'vitest'
import { inferType } from './infer-type'
import { LongNumber } from './long-number'

const json = { mode: 'lenient', isTyped: true, countryCode: '34' } as const
const form = { ...json, isTyped: false }
const api = { ...json, mode: 'strict' } as const

test.each([
  ['contact', 'ana@example.com', 'email'],
  ['quantity', 3, 'integer'],
  ['total', 59.9, 'decimal'],
  ['total', 60, 'decimal'],
  ['total', '59.90', 'decimal'],
  ['vip', true, 'boolean'],
  ['vip', 'true', 'boolean'],
  ['shipped_at', '2026-01-31T10:00:00Z', 'date'],
  ['shipped_at', '2026-01-31', 'date'],
  ['shipped_at', 1767225600, 'date'],
  ['createdAt', 1767225600000, 'date'],
  ['quantity', 1767225600, 'integer'],
  ['id', new LongNumber('820982911946154508'), 'text'],
  ['id', 1234567890123456, 'text'],
  ['id', 450789469, 'integer'],
  ['id', '450789469', 'text'],
  ['phone', '666 777 888', 'phone'],
  ['phone', 666777888, 'phone'],
  ['note', '+34 666 777 888', 'phone'],
  ['zip', '46001.5', 'text'],
  ['sku', 'LUNA-38', 'text'],
  ['status', 'paid', 'text'],
  ['note', 'write to me@ noon', 'text'],
  ['day', '2026-02-31', 'text'],
  ['customer_email', null, 'email'],
  ['nothing', null, 'text'],
])('%s: %j is taken for %s', (key, value, type) => {
  expect(inferType(value === null ? [] : [value], key, json)?.type).toBe(type)
})

test.each([
  ['quantity', '3', 'integer'],
  ['total', '60', 'decimal'],
  ['date', '1767225600', 'date'],
  ['zip', '46001', 'text'],
  ['order_id', '1001', 'text'],
])('where all is text, %s: %j is taken for %s', (key, value, type) => {
  expect(inferType(value === null ? [] : [value], key, form)?.type).toBe(type)
})

test.each([
  ['total', '59.90', 'text'],
  ['shipped_at', 1767225600, 'integer'],
  ['shipped_at', '2026-01-31 10:00', 'text'],
  ['phone', 666777888, 'integer'],
])('the Public API converts nothing: %s: %j is taken for %s', (key, value, type) => {
  expect(inferType(value === null ? [] : [value], key, api)?.type).toBe(type)
})

test('a decimal comma is seen, and read', () => {
  expect(inferType(['1.234,50'], 'total', json)).toEqual({ type: 'decimal', decimalMark: ',' })
})

test('a local number is a phone before anybody told the country', () => {
  expect(inferType(['666 777 888'], 'phone', { ...json, countryCode: '' })?.type).toBe('phone')
})

test('what no type can store is nothing', () => {
  expect(inferType(['a\0b'], 'note', json)).toBeUndefined()
})

test('several values have the type that takes them all', () => {
  expect(inferType([1, 'A-2'], 'sku', json)?.type).toBe('text')
  expect(inferType([1, 2.5], 'weight', json)?.type).toBe('decimal')
  expect(inferType([true, 'often'], 'vip', json)).toBeUndefined()
})
