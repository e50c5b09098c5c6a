import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { inStore } from '@/db'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { listReceptions } from './list-receptions'
import { receptionFilterSchema } from './reception-filter'

const ADDRESSES = ['203.0.113.7', '203.0.114.1', '2001:db8::1', '::1', 'fe80::1%eth0', 'unknown', null]
let demo: DemoStore

beforeAll(async () => {
  demo = await makeDemoStore()
  await inStore(demo.storeId, async (tx) => {
    for (const address of ADDRESSES)
      await tx.execute(sql`
        insert into receptions (store_id, id, received_at, outcome, status, receive_context, headers, body_bytes, remote_address)
        values (${demo.storeId}, ${newId()}, now(), 'rejected', 422, 'api', '{}', 0, ${address})`)
  })
})

const from = async (address: string) =>
  (await listReceptions(demo.context, receptionFilterSchema.parse({ address }))).results.map((row) => row.remoteAddress)

test.each([
  ['203.0.113.7', ['203.0.113.7']],
  ['203.0.113.0/24', ['203.0.113.7']],
  ['203.0.112.0/20', ['203.0.114.1', '203.0.113.7']],
  ['::ffff:203.0.113.7', ['203.0.113.7']],
  ['2001:DB8:0::1', ['2001:db8::1']],
  ['2001:db8::/32', ['2001:db8::1']],
  ['::/0', ['::1', '2001:db8::1']],
  ['198.51.100.1', []],
])('%s finds what came from there, whatever stands beside it', async (address, expected) => {
  expect(await from(address)).toEqual(expected)
})

describe('what is neither an address nor a range', () => {
  it.each([['203.0.113'], ['203.0.113.0/33'], ["1.2.3.4' or true --"], ['example.org'], ['']])(
    '%j is refused with what was expected',
    (address) => {
      const { error } = receptionFilterSchema.safeParse({ address })
      expect(error?.issues).toMatchObject([{ path: ['address'], message: expect.stringContaining('an IP address') }])
    },
  )
})
