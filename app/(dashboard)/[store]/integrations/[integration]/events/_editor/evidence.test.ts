import { expect, test } from 'vitest'
import { newField } from './draft'
import { evidenceOf } from './evidence'

const total = newField({ name: 'Total', jsonPointerPath: '/order/total' })

test('a pasted body is looked into by the pointer of a webhook', () => {
  const sample = { order: { total: '59,90' }, total: 1 }
  expect(evidenceOf(total, 'webhook', { sample, events: [] })).toEqual({ kind: 'in-sample', value: '59,90' })
  expect(evidenceOf(total, 'api', { sample, events: [] })).toEqual({ kind: 'in-sample', value: 1 })
})

test('null and what is not there are absent', () => {
  for (const sample of [{ order: { total: null } }, {}, [], 'text'])
    expect(evidenceOf(total, 'webhook', { sample, events: [] })).toEqual({ kind: 'absent-in-sample' })
})

test('without a body the youngest event speaks, and absence is counted over all of them', () => {
  const events = [{ values: {} }, { values: { total: 2 } }, { values: {} }]
  expect(evidenceOf(total, 'webhook', { sample: undefined, events })).toEqual({ kind: 'absent', n: 2, of: 3 })
  expect(evidenceOf(total, 'webhook', { sample: undefined, events: events.slice(1) })).toMatchObject({ value: 2 })
  expect(evidenceOf(total, 'webhook', { sample: undefined, events: [] })).toBeUndefined()
})
