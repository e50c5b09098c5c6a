import { spawn } from 'node:child_process'
import { beforeEach, expect, test } from 'vitest'
import { eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { listReceptions } from '@/server/events/list-receptions'
import { ingest } from '@/server/http/ingest'
import { toRouteHandler } from '@/server/http/route-handler'
import { listReplays } from '@/server/replays/get-replay'
import { type DemoStore, makeDemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'

const handle = toRouteHandler(ingest)
let store: DemoStore

/** The operator's command line, as a shell would run it against this file's database. */
function replay(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const words = ['--import', 'tsx', 'scripts/inlet.ts', 'replay', '--store', store.storeId, ...args]
    const child = spawn(process.execPath, words, { env: process.env })
    const ran = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (ran.out += chunk))
    child.stderr.on('data', (chunk) => (ran.err += chunk))
    child.on('close', (code) => resolve({ ...ran, code }))
  })
}

const post = (body: unknown) =>
  handle(
    new Request(`http://localhost/api/custom-events/alias/${store.alias}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `ApiKey ${store.apiKey}` },
      body: JSON.stringify(body),
    }),
  )
const accepted = async () => (await listReceptions(store.context, { outcome: 'accepted' })).results

beforeEach(async () => {
  store = await makeDemoStore()
  for (const n of [1, 2, 3]) await post({ email: `r${n}@example.org`, extra: 'x' })
  await post({ email: 'nobody' })
  const fields = [...ORDER_FIELDS, { id: 'extra', name: 'Extra', type: 'text' }]
  await updateEventType(store.context, { id: store.eventTypeId, ...eventTypePatchSchema.parse({ fields }) })
})

test('what was refused is replayed to its end, with progress on stderr and the result alone on stdout', async () => {
  const ran = await replay('--create-contacts', '--no-workflows', '--json')
  expect(ran).toMatchObject({ code: 0, err: '4 of 4\n' })
  expect(JSON.parse(ran.out)).toMatchObject({
    ...{ state: 'finished', total: 4, accepted: 3, rejected: 1, skipped: 0 },
    ...{ startsWorkflows: false, createsContacts: true, filter: { outcome: 'rejected' } },
  })
  expect(await accepted()).toHaveLength(3)
  expect((await replay('--create-contacts')).out).toBe('4 replayed: 0 accepted, 1 refused, 3 passed over.\n')
})

test('a dry run tells how it would end and stores nothing', async () => {
  const ran = await replay('--dry-run', '--alias', store.alias)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toMatch(/^Of 4, 3 would be accepted now, 1 refused, 0 passed over\.\n1 {2}\/email .*nobody/)
  expect(await accepted()).toEqual([])
  expect(await listReplays(store.context)).toEqual([])
})

test.each([
  ['an outcome that is none', ['--outcome', 'lost'], '--outcome'],
  ['a time that is none', ['--since', 'yesterday'], '--since'],
])('answers 2 to %s and names the option', async (_, args, name) => {
  const ran = await replay(...args)
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toContain(name)
})
