import { expect, test } from 'vitest'
import { webhookDraftOf } from './_webhook/webhook-draft'
import { newField } from './draft'
import { verdictOf } from './verdict'

const email = newField({ name: 'Email', type: 'email', required: true, isPrimaryKey: true })
const total = newField({ name: 'Total', type: 'decimal' })
const draft = { fields: [email, total], webhook: webhookDraftOf() }

test('a body that fits becomes as many values as it has, of the contact that it names', () => {
  const fits = { fits: true, values: 2, events: 1, contact: 'ana@example.org' }
  expect(verdictOf(draft, 'webhook', { email: ' Ana@Example.org', total: '3', more: 1 })).toEqual(fits)
  expect(verdictOf(draft, 'webhook', { email: 'ana@example.org' })).toMatchObject({ fits: true, values: 1 })
})

test('what is missing, does not fit or is unknown to the Public API is named', () => {
  expect(verdictOf(draft, 'webhook', { total: '3,5' })).toEqual({ fits: false, faults: ['Email', 'Total'] })
  expect(verdictOf(draft, 'api', { email: 'ana@example.org', more: 1 })).toEqual({ fits: false, faults: ['more'] })
})

test('a fan-out becomes one event for each element, and each must have what is required', () => {
  const sku = newField({ name: 'Sku', required: true, jsonPointerPath: './sku' })
  const fanned = { fields: [email, sku], webhook: { ...webhookDraftOf(), fanOut: '/lines' } }
  const body = (lines: unknown) => ({ email: 'ana@example.org', lines })
  expect(verdictOf(fanned, 'webhook', body([{ sku: 'A' }, { sku: 'B' }]))).toMatchObject({ fits: true, events: 2 })
  expect(verdictOf(fanned, 'webhook', body([{ sku: 'A' }, {}]))).toEqual({ fits: false, faults: ['Sku'] })
  expect(verdictOf(fanned, 'webhook', body('none'))).toEqual({ fits: false, faults: ['Sku', '/lines'] })
})
