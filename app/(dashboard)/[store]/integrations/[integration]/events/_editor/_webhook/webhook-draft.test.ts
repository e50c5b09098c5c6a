import { describe, expect, test } from 'vitest'
import type { Verification } from '@/server/event-types/webhook-settings'
import { deliveryIdSchema, verificationInputSchema } from '@/server/event-types/webhook-settings'
import { lacksSecret, webhookDraftOf, webhookInputOf, withoutSecrets } from './webhook-draft'

const KEPT: Verification[] = [
  ...(['shopify', 'woocommerce', 'github', 'stripe', 'standard-webhooks'] as const).map((type) => ({ type })),
  { type: 'hmac', algorithm: 'sha512', header: 'x-signature', encoding: 'base64', prefix: 'v1=' },
  { type: 'header', header: 'x-secret' },
  { type: 'basic', user: 'erp' },
  { type: 'token' },
]

const draftOf = (verification: Verification | null) =>
  webhookDraftOf({ verification, deliveryId: null, fanOut: null, invalid: 'refuse' })

describe.each(KEPT.map((kept) => [kept.type, kept] as const))('%s', (_type, kept) => {
  test('is saved again as it is, its secret untouched', () => {
    const { verification } = webhookInputOf(draftOf(kept))
    expect(verificationInputSchema.parse(verification)).toEqual(kept)
  })

  test('lacks its secret only where it is new, and a token never does', () => {
    const { verification } = draftOf(kept)
    expect(lacksSecret(verification, kept)).toBe(false)
    expect(lacksSecret(verification, null)).toBe(kept.type !== 'token')
    expect(lacksSecret({ ...verification, secret: 'a long secret' }, null)).toBe(false)
  })
})

test('a new secret says how long the old one lives on, and is forgotten after saving', () => {
  const draft = draftOf({ type: 'github' })
  const replaced = { ...draft, verification: { ...draft.verification, secret: 'a long secret', overlapHours: 1 } }
  const input = { type: 'github', secret: 'a long secret', overlapHours: 1 }
  expect(webhookInputOf(replaced).verification).toEqual(input)
  expect(webhookInputOf(withoutSecrets(replaced)).verification).toEqual({ type: 'github' })
})

test('a new token is asked for once', () => {
  const draft = draftOf({ type: 'token' })
  const rotated = { ...draft, verification: { ...draft.verification, rotates: true } }
  expect(webhookInputOf(rotated).verification).toEqual({ type: 'token', rotate: true, overlapHours: 24 })
  expect(webhookInputOf(withoutSecrets(rotated)).verification).toEqual({ type: 'token' })
})

test('what is set to none is taken away', () => {
  expect(webhookInputOf(draftOf(null))).toEqual({
    verification: null,
    deliveryId: null,
    fanOut: null,
    invalid: 'refuse',
  })
})

test.each([{ header: 'x-shopify-webhook-id' }, { pointer: '/id' }])(
  'the delivery id %j is saved as it is',
  (deliveryId) => {
    const saved = { verification: null, deliveryId, fanOut: { pointer: '/lines' }, invalid: 'hold' as const }
    const input = webhookInputOf(webhookDraftOf(saved))
    expect(deliveryIdSchema.parse(input.deliveryId)).toEqual(deliveryId)
    expect(input).toMatchObject({ fanOut: { pointer: '/lines' }, invalid: 'hold' })
  },
)
