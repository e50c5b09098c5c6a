import { createHash, createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { verifyDelivery } from './verify-delivery'
import type { Verification } from './webhook-settings'

const SECRET = 'a secret of the shop'
const BODY = Buffer.from('{"id":1,"note":"naïve"}')
const NOW = Date.parse('2026-01-31T10:00:00Z')
const SECONDS = NOW / 1000

type Headers = Record<string, string | undefined>
type Given = { headers?: Headers; query?: string; body?: Buffer; secrets?: string[]; nowMs?: number }

const faultOf = (
  verification: Verification,
  { headers = {}, query = '', body = BODY, secrets = [SECRET], nowMs = NOW }: Given,
) => verifyDelivery(verification, secrets, { headers, query: new URLSearchParams(query), body }, nowMs)

const hmac = (encoding: 'hex' | 'base64', body = BODY, secret = SECRET, algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(body).digest(encoding)

const stripe = (t: number, secret = SECRET) =>
  `t=${t},v1=${createHmac('sha256', secret).update(`${t}.`).update(BODY).digest('hex')}`

const STANDARD_SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`
const standard = (at: Date) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(STANDARD_SECRET).sign('msg_1', at, BODY.toString()),
})

const SIGNED: [string, Verification, Headers, Given?][] = [
  ['shopify', { type: 'shopify' }, { 'x-shopify-hmac-sha256': hmac('base64') }],
  ['woocommerce', { type: 'woocommerce' }, { 'x-wc-webhook-signature': hmac('base64') }],
  ['github', { type: 'github' }, { 'x-hub-signature-256': `sha256=${hmac('hex')}` }],
  ['stripe', { type: 'stripe' }, { 'stripe-signature': stripe(SECONDS) }],
  ['standard-webhooks', { type: 'standard-webhooks' }, standard(new Date(NOW)), { secrets: [STANDARD_SECRET] }],
  [
    'hmac as Typeform signs',
    { type: 'hmac', algorithm: 'sha256', header: 'typeform-signature', encoding: 'base64', prefix: 'sha256=' },
    { 'typeform-signature': `sha256=${hmac('base64')}` },
  ],
  [
    'hmac with sha1 in hex',
    { type: 'hmac', algorithm: 'sha1', header: 'x-sign', encoding: 'hex', prefix: '' },
    { 'x-sign': hmac('hex', BODY, SECRET, 'sha1').toUpperCase() },
  ],
  ['header', { type: 'header', header: 'x-secret' }, { 'x-secret': SECRET }],
  ['basic', { type: 'basic', user: 'shop' }, { authorization: `Basic ${btoa(`shop:${SECRET}`)}` }],
]

describe.each(SIGNED)('%s', (_, verification, headers, given = {}) => {
  const bodyCounts = !['header', 'basic'].includes(verification.type)

  test('a genuine delivery passes', () => expect(faultOf(verification, { headers, ...given })).toBeUndefined())

  test('with the secret before it, while both live', () => {
    const secrets = ['whsec_bmV3IHNlY3JldCBvZiB0aGUgc2hvcA==', ...(given.secrets ?? [SECRET])]
    expect(faultOf(verification, { headers, ...given, secrets })).toBeUndefined()
  })

  test.runIf(bodyCounts)('an altered body is refused', () => {
    expect(faultOf(verification, { headers, ...given, body: Buffer.from('{"id":2}') })).toContain('fit')
  })

  test('another secret is refused', () => {
    expect(faultOf(verification, { headers, ...given, secrets: ['another one'] })).toBeDefined()
  })

  test('without its header, or with an empty or undecodable one, it is refused', () => {
    expect(faultOf(verification, { ...given, headers: {} })).toBeDefined()
    for (const value of ['', ' ', '!', 'sha256=', 'v1,', 't=,v1=', 'Basic', 'Basic !']) {
      const emptied = Object.fromEntries(Object.keys(headers).map((name) => [name, value]))
      expect(faultOf(verification, { ...given, headers: emptied })).toBeDefined()
    }
  })

  test('with no secret that can be read, everything is refused', () => {
    expect(faultOf(verification, { headers, ...given, secrets: [] })).toContain('Set it again')
  })
})

test('a signed time more than five minutes away is refused, in either direction', () => {
  for (const away of [-301, 301]) {
    const headers = { 'stripe-signature': stripe(SECONDS + away) }
    expect(faultOf({ type: 'stripe' }, { headers })).toContain('5 minutes')
    const signed = standard(new Date(NOW + away * 1000))
    expect(faultOf({ type: 'standard-webhooks' }, { headers: signed, secrets: [STANDARD_SECRET] })).toContain(
      '5 minutes',
    )
  }
  expect(faultOf({ type: 'stripe' }, { headers: { 'stripe-signature': stripe(SECONDS - 299) } })).toBeUndefined()
})

test('of several signatures one that fits is enough', () => {
  const headers = { 'stripe-signature': `${stripe(SECONDS, 'old')},v1=${stripe(SECONDS).split('v1=')[1]}` }
  expect(faultOf({ type: 'stripe' }, { headers })).toBeUndefined()
})

test('a token is compared by its hash', () => {
  const secrets = [createHash('sha256').update('t0ken').digest('hex')]
  expect(faultOf({ type: 'token' }, { query: 'token=t0ken', secrets })).toBeUndefined()
  expect(faultOf({ type: 'token' }, { query: 'token=other', secrets })).toContain('another one')
  expect(faultOf({ type: 'token' }, { secrets })).toContain('?token=')
})
