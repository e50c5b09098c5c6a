import { expect, test } from 'vitest'
import { LongNumber } from './_sample/long-number'
import { newField } from './draft'
import { evidenceOf } from './evidence'

const total = newField({ name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' })
const nothing = { sample: undefined, payloads: [] }

test('a sample is looked into by the pointer of a webhook, and the type says whether the value fits', () => {
  const sample = { order: { total: '59,90' }, total: 1 }
  expect(evidenceOf(total, 'webhook', { ...nothing, sample })).toEqual({
    ...{ kind: 'in-sample', value: '59,90', fits: false, isPartial: false },
  })
  const comma = { ...total, decimalMark: ',' as const }
  expect(evidenceOf(comma, 'webhook', { ...nothing, sample })).toMatchObject({ fits: true })
  expect(evidenceOf(total, 'api', { ...nothing, sample })).toMatchObject({ kind: 'in-sample', value: 1, fits: true })
})

test('the Public API takes no text for a number, a webhook does', () => {
  const sample = { total: '12.50', order: { total: '12.50' } }
  expect(evidenceOf(total, 'api', { ...nothing, sample })).toMatchObject({ fits: false })
  expect(evidenceOf(total, 'webhook', { ...nothing, sample })).toMatchObject({ fits: true })
})

test('null and what is not there are absent', () => {
  for (const sample of [{ order: { total: null } }, {}, [], 'text'])
    expect(evidenceOf(total, 'webhook', { ...nothing, sample })).toEqual({ kind: 'absent-in-sample' })
})

test('without a sample the last payloads speak: how many have a value, and the youngest that does not fit', () => {
  const payloads = [{}, { order: { total: 2 } }, { order: { total: '59,90' } }]
  expect(evidenceOf(total, 'webhook', { sample: undefined, payloads })).toEqual({
    ...{ kind: 'in-payloads', found: 2, of: 3, misfits: 1 },
    latest: { value: '59,90', fits: false },
  })
  expect(evidenceOf(total, 'webhook', nothing)).toBeUndefined()
})

test('a pointer relative to an element is counted over all elements', () => {
  const sku = newField({ name: 'Sku', jsonPointerPath: './sku' })
  const payloads = [{ lines: [{ sku: 'A' }, {}] }, { lines: [] }, { lines: [{ sku: 'B' }] }]
  expect(evidenceOf(sku, 'webhook', { sample: undefined, payloads, fanOut: '/lines' })).toMatchObject({
    ...{ found: 2, of: 3, latest: { value: 'A', fits: true } },
  })
})

test('a long id keeps its digits as text, and no pointer leads into it', () => {
  const sample = { order: { total: new LongNumber('820982911946154508') } }
  expect(evidenceOf({ ...total, type: 'text' }, 'webhook', { ...nothing, sample })).toMatchObject({ fits: true })
  expect(evidenceOf({ ...total, type: 'integer' }, 'webhook', { ...nothing, sample })).toMatchObject({ fits: false })
  const inside = { ...total, jsonPointerPath: '/order/total/digits' }
  expect(evidenceOf(inside, 'webhook', { ...nothing, sample })).toEqual({ kind: 'absent-in-sample' })
})
