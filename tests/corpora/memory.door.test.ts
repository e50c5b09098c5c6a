import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateStore } from '@/server/stores/update-store'
import { freePort, Victim } from '@/tests/faults/processes'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { inParallel } from './open-store'
import { BIG_BOMB, GOOD, SMALL_BOMB } from './wire-cases'

const MEGABYTE = 1_048_576
const GROWTH_MAX = 300 * MEGABYTE

let store: DemoStore
let web: Victim
let url: string
let readyUrl: string
beforeAll(async () => {
  store = await makeDemoStore()
  await updateStore(store.context, { requestsPerMinute: 100_000_000 }, { address: undefined })
  const [port, readyPort] = [await freePort(), await freePort()]
  url = `http://127.0.0.1:${port}/webhooks/${store.storeId}/custom-events/alias/${store.webhookAlias}`
  readyUrl = `http://127.0.0.1:${readyPort}/`
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
  web = new Victim('tests/corpora/measured-web.ts', { PORT: String(port), READY_PORT: String(readyPort) }, isReady)
  await web.start()
})
afterAll(() => web.kill())

/** The most that the process has held since the last call. */
const peakBytes = async () => Number(await (await fetch(readyUrl)).text())

async function send(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  await response.arrayBuffer()
  return response.status
}

test('gzip bombs of gigabytes and 200 bodies of 512 KB at once grow the heap by less than 300 MB, and it serves on', async () => {
  const warm = await inParallel(Array.from({ length: 200 }), 20, () => send(GOOD))
  expect(new Set(warm)).toEqual(new Set([201]))
  await peakBytes()
  const before = await peakBytes()

  const gzip = { 'content-encoding': 'gzip' }
  const bombs = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? BIG_BOMB : SMALL_BOMB))
  const refused = await Promise.all(bombs.map((bomb) => send(bomb, gzip)))
  expect(new Set(refused)).toEqual(new Set([413]))
  const large = GOOD.padEnd(524_288)
  const answers = await Promise.all(Array.from({ length: 200 }, () => send(large)))
  // What does not fit into the queue in front of Postgres is refused, not held.
  for (const status of answers) expect([201, 503]).toContain(status)
  const nested = `${'{"a":['.repeat(30)}${'1,'.repeat(230_000)}1${']}'.repeat(30)}`
  const shapes = await Promise.all(Array.from({ length: 20 }, () => send(nested)))
  expect(new Set(shapes)).toEqual(new Set([422]))

  const grown = (await peakBytes()) - before
  expect(grown).toBeLessThan(GROWTH_MAX)
  expect(await send(GOOD)).toBe(201)
})
