import { describe, expect, it } from 'vitest'
import { hashSecret, hasSecret, isPreviousSecret, newKeyId, newSecret, parseApiKey } from './key-secret'

const now = new Date('2026-06-01T12:00:00Z')
const before = '2026-06-01T11:59:59.999Z'
const after = '2026-06-01T12:00:00.001Z'

const key = {
  secretHash: hashSecret('new'),
  previousSecretHash: hashSecret('old'),
  previousEndsAt: after,
  expiresAt: null,
  revokedAt: null,
}

describe('hasSecret', () => {
  it.each([
    ['the secret', key, 'new', true],
    ['the previous secret before its end', key, 'old', true],
    ['the previous secret from its end on', { ...key, previousEndsAt: now.toISOString() }, 'old', false],
    ['a previous secret without an end', { ...key, previousEndsAt: null }, 'old', false],
    ['another secret', key, 'other', false],
    ['an empty secret', key, '', false],
    ['the secret before its expiry', { ...key, expiresAt: after }, 'new', true],
    ['the secret from its expiry on', { ...key, expiresAt: now.toISOString() }, 'new', false],
    ['the previous secret of an expired key', { ...key, expiresAt: before }, 'old', false],
    ['the secret of a revoked key', { ...key, revokedAt: before }, 'new', false],
    ['a hash of another length', { ...key, secretHash: new Uint8Array(3) }, 'new', false],
  ])('%s', (_, given, secret, expected) => expect(hasSecret(given, secret, now)).toBe(expected))

  it('tells which secret is still in use', () => {
    expect(isPreviousSecret(key, 'new')).toBe(false)
    expect(isPreviousSecret(key, 'old')).toBe(true)
  })
})

describe('parseApiKey', () => {
  it.each([
    ['ApiKey k1:s-_1', { keyId: 'k1', secret: 's-_1' }],
    ['APIKEY  k1:s1 ', { keyId: 'k1', secret: 's1' }],
    ['apikey k1:s1', { keyId: 'k1', secret: 's1' }],
    ['Bearer k1:s1', null],
    ['ApiKey k1', null],
    ['ApiKey k1:', null],
    ['ApiKey :s1', null],
    ['ApiKey k1:s1:x', null],
    ['ApiKeyk1:s1', null],
    [`ApiKey k1:${'s'.repeat(201)}`, null],
    ['', null],
  ])('%j', (header, expected) => expect(parseApiKey(header)).toEqual(expected))

  it('reads every key that is made', () => {
    for (let i = 0; i < 100; i++) {
      const [keyId, secret] = [newKeyId(), newSecret()]
      expect(parseApiKey(`ApiKey ${keyId}:${secret}`)).toEqual({ keyId, secret })
    }
  })

  it('a secret has at least 190 bits', () =>
    expect(Buffer.from(newSecret(), 'base64url').length * 8).toBeGreaterThan(190))
})
