import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { type Running, wholeApi } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore, makeKey } from '@/tests/support/make-demo-store'

const TSC = resolve('node_modules/typescript/bin/tsc')

/** What a programmer writes with it. Lines that must not compile say so, and fail the compilation when they do. */
const PROGRAM = `import { createClient, InletProblem, type EventOrderShipped } from './client.js'

export async function run(apiKey: string, baseUrl: string) {
  const inlet = createClient({ apiKey, baseUrl })
  const event: EventOrderShipped = { email: 'ana@example.com', total: 59.9, 'shipped-at': '2026-01-31T10:00:00Z' }
  const sent = await inlet.sendOrderShipped({ body: event, query: { createContact: true }, headers: { 'Idempotency-Key': 'a' } })
  const paid = await inlet.sendOrderPaid({ body: { customer: { email: 'ana@example.com' } } })
  const { body } = await inlet.listSegments()
  const segments: number = body.results.length
  const link: string | null = body.links.next
  // @ts-expect-error a number, not a text
  const wrong: EventOrderShipped = { email: 'ana@example.com', total: '59,90' }
  // @ts-expect-error the email is required
  const missing: EventOrderShipped = { total: 1 }
  // @ts-expect-error an unknown key
  const unknown: EventOrderShipped = { email: 'ana@example.com', totale: 1 }
  // @ts-expect-error there is no such event type
  inlet.sendNothing
  // @ts-expect-error the address needs its id
  const lost = () => inlet.getSegmentsById({})
  const refusal = await inlet.sendOrderShipped({ body: wrong }).catch((problem: InletProblem) => problem)
  const faults = refusal instanceof InletProblem ? refusal.problem.validationErrors : undefined
  return { sent: sent.status, id: sent.status === 201 ? sent.body.id : '', paid: paid.status, segments, link, faults, missing, unknown, lost }
}
`

let running: Running
let demo: DemoStore
let key: string
let folder: string
beforeAll(async () => {
  running = await wholeApi()
  demo = await makeDemoStore()
  key = (await makeKey(demo.storeId, ['custom-events:write', 'segments:read'])).key
  folder = mkdtempSync(join(tmpdir(), 'inlet-client-'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true })
})

const compile = (...files: string[]) => {
  const strict = [
    '--strict',
    '--noUnusedLocals',
    'false',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--lib',
    'es2022,dom,dom.iterable',
    '--types',
    '',
  ]
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  try {
    return execFileSync(process.execPath, [TSC, ...strict, ...files], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

async function clientOf(key?: string): Promise<string> {
  const response = await fetch(`${running.url}/api/client.ts`, {
    headers: key ? { authorization: `ApiKey ${key}` } : {},
  })
  return response.text()
}

it("a store's own client compiles under strict, knows its event types and sends events that are taken", async () => {
  writeFileSync(join(folder, 'client.ts'), await clientOf(demo.readKey))
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
  expect(compile('program.ts')).toBe('')
  const program: { run: (key: string, url: string) => Promise<object> } = await import(
    pathToFileURL(join(folder, 'program.js')).href
  )
  expect(await program.run(key, running.url)).toMatchObject({
    ...{ sent: 201, id: expect.stringMatching(/^[0-9a-f-]{36}$/), paid: 201, segments: 0, link: null },
    faults: [{ path: '/total', reason: expect.any(String) }],
  })
})

it('the general client compiles', async () => {
  writeFileSync(join(folder, 'general.ts'), await clientOf())
  expect(compile('general.ts')).toBe('')
})

it('names of the store, however odd, neither break the client nor get code into it', async () => {
  const odd = await makeDemoStore()
  const fields = [
    {
      name: 'Email',
      type: 'email',
      required: true,
      isPrimaryKey: true,
      jsonPointerPath: '/__proto__/a"; process.exit(1) //',
    },
    { name: 'Second', type: 'text', jsonPointerPath: '/list/1/x y' },
    { name: 'Size', type: 'radio', options: [{ id: '"|\n`', label: 'x' }] },
  ]
  for (const alias of ['order-1', 'order1', '0']) {
    const input = eventTypeInputSchema.parse({ name: '*/ throw 1 /*', alias, receiveType: 'webhook', fields })
    await createEventType(odd.context, { integrationId: odd.integrationId, ...input })
  }
  writeFileSync(join(folder, 'odd.ts'), await clientOf(odd.readKey))
  expect(compile('odd.ts')).toBe('')
  const client: object = await import(pathToFileURL(join(folder, 'odd.js')).href)
  expect(Object.keys(client).sort()).toEqual(['InletProblem', 'createClient'])
})
