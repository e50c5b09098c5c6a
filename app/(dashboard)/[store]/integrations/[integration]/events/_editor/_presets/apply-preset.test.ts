import { describe, expect, test } from 'vitest'
import { PRESETS } from '@/server/event-types/presets'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { inputOf, newDraft, newField } from '../draft'
import { verdictOf } from '../verdict'
import { applyPreset } from './apply-preset'

describe.each(PRESETS.map((preset) => [preset.label, preset] as const))('%s', (_label, preset) => {
  test('makes a draft that takes its sample, and lacks nothing but a secret to be saved', () => {
    const draft = applyPreset(newDraft('webhook'), preset)
    expect(verdictOf(draft, 'webhook', preset.sample)).toMatchObject({ fits: true, values: preset.fields.length })
    const { verification } = draft.webhook
    const withSecret = {
      ...draft,
      webhook: { ...draft.webhook, verification: { ...verification, secret: 'a long secret' } },
    }
    expect(eventTypeInputSchema.safeParse(inputOf(withSecret, 'webhook').input).error?.issues ?? []).toEqual([])
  })
})

test('what is there stays: name, fields and settings', () => {
  const [shopify] = PRESETS
  if (!shopify) throw new Error('no preset')
  const own = newField({ name: 'Who', type: 'email', isPrimaryKey: true, jsonPointerPath: '/email' })
  const total = newField({ name: 'Amount', jsonPointerPath: '/total_price' })
  const before = { ...newDraft('webhook'), name: 'Mine', fields: [own, total] }
  const webhook = { ...before.webhook, deliveryId: { from: 'pointer' as const, at: '/id' } }
  const after = applyPreset({ ...before, webhook }, shopify)
  expect(after.name).toBe('Mine')
  expect(after.fields.slice(0, 2)).toEqual([own, total])
  expect(after.fields.filter(({ isPrimaryKey }) => isPrimaryKey)).toEqual([own])
  expect(after.fields.filter(({ jsonPointerPath }) => jsonPointerPath === '/total_price')).toEqual([total])
  expect(after.webhook.deliveryId).toEqual({ from: 'pointer', at: '/id' })
  expect(after.webhook.verification.type).toBe('shopify')
})
