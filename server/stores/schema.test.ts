import { describe, expect, it } from 'vitest'
import { addMemberSchema, createStoreSchema, updateStoreSchema } from './schema'

const update = (patch: object) => updateStoreSchema.safeParse(patch)

describe('updateStoreSchema', () => {
  it.each([
    ['a time zone of IANA', { timeZone: 'Europe/Madrid' }],
    ['UTC', { timeZone: 'UTC' }],
    ['the least rate', { requestsPerMinute: 60 }],
    ['the greatest rate', { requestsPerMinute: 100_000_000 }],
    ['a day of retention', { retentionDays: 1 }],
    ['nothing', {}],
  ])('takes %s', (_, patch) => expect(update(patch).success).toBe(true))

  it.each([
    ['an offset for a time zone', { timeZone: '+01:00' }],
    ['an invented time zone', { timeZone: 'Europe/Atlantis' }],
    ['a rate below 60', { requestsPerMinute: 59 }],
    ['a rate above 100,000,000', { requestsPerMinute: 100_000_001 }],
    ['a fraction of a rate', { requestsPerMinute: 60.5 }],
    ['retention of no days', { retentionDays: 0 }],
    ['retention of more than ten years', { retentionDays: 3651 }],
    ['an empty name', { name: '  ' }],
    ['an origin with a path', { allowedOrigins: ['https://shop.example/cart'] }],
    ['an origin with a query', { allowedOrigins: ['https://shop.example?x'] }],
    ['an origin with a person', { allowedOrigins: ['https://me@shop.example'] }],
    ['an origin without a scheme', { allowedOrigins: ['shop.example'] }],
    ['an origin of a file', { allowedOrigins: ['file:///'] }],
    ['any origin at all', { allowedOrigins: ['*'] }],
    ['a range that is none', { ipAccess: { mode: 'observe', ranges: ['10.0.0.0/33'] } }],
  ])('refuses %s', (_, patch) => expect(update(patch).success).toBe(false))

  it('keeps origins and ranges in one spelling, once', () => {
    const patch = {
      allowedOrigins: ['https://Shop.example/', 'https://shop.example:443', 'http://localhost:8080'],
      ipAccess: { mode: 'enforce', ranges: ['10.1.2.3/8', '10.0.0.0/8'] },
    }
    expect(update(patch).data).toEqual({
      allowedOrigins: ['https://shop.example', 'http://localhost:8080'],
      ipAccess: { mode: 'enforce', ranges: ['10.0.0.0/8'] },
    })
  })
})

it('a member has an email in one spelling, and a password of ten characters', () => {
  expect(addMemberSchema.parse({ email: ' Ana@Example.ORG ', role: 'viewer' }).email).toBe('ana@example.org')
  expect(addMemberSchema.safeParse({ email: 'ana', role: 'viewer' }).success).toBe(false)
  expect(addMemberSchema.safeParse({ email: 'a@b.co', role: 'viewer', password: 'short' }).success).toBe(false)
  expect(createStoreSchema.safeParse({ name: '' }).success).toBe(false)
})
