import { expect, test } from 'vitest'
import { storeDraftSchema } from './store-draft'

const draft = {
  name: ' Casa Luna ',
  timeZone: 'Europe/Madrid',
  allowedOrigins: 'https://shop.example\n\nhttps://www.shop.example/ ',
  requestsPerMinute: '6000',
  retentionDays: '90',
  showKeysOnce: false,
}

test('what is typed becomes what the server takes', () => {
  expect(storeDraftSchema.parse(draft)).toEqual({
    ...draft,
    name: 'Casa Luna',
    allowedOrigins: ['https://shop.example', 'https://www.shop.example'],
    requestsPerMinute: 6000,
    retentionDays: 90,
  })
})

test.each([
  ['requestsPerMinute', ''],
  ['requestsPerMinute', '59'],
  ['retentionDays', '1.5'],
  ['retentionDays', 'a year'],
  ['allowedOrigins', 'shop.example'],
  ['timeZone', 'Madrid'],
  ['name', ' '],
])('%s is refused as %j', (setting, value) => {
  const parsed = storeDraftSchema.safeParse({ ...draft, [setting]: value })
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([setting])
})
