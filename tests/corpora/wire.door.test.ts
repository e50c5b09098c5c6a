import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inStore } from '@/db'
import { makeServer } from '@/server/http/make-server'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { count } from '@/tests/support/send-events'
import { converse, requestOf, type WireAnswer } from './wire'
import { GOOD, type WireCase, wireCases } from './wire-cases'

/** The rows of all tables of the document: input, statuses, connection. */
const ROWS = readFileSync('docs/unhappy-input.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| .* \| \d{3}/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, input = '', statuses = '', connection = '']) => ({ input, statuses, connection }))

/** As short as a test can wait for, and looked at often. */
const TIMES = { headersTimeout: 400, requestTimeout: 800, connectionsCheckingInterval: 50 }

let server: Server
let store: DemoStore
let port: number
let webhook: string
let cases: Record<string, WireCase>
let good: Buffer

beforeAll(async () => {
  store = await makeDemoStore()
  // Behaves as Next does at its first request: it listens for upgrades on the server that the request came from.
  server = makeServer((_, response) => {
    server.on('upgrade', (_request, socket) => socket.end())
    response.end('the rest')
  }, TIMES)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port // it listens on TCP
  webhook = `/webhooks/${store.storeId}/custom-events/alias/${store.webhookAlias}`
  cases = wireCases({ webhook, api: `/api/custom-events/alias/${store.alias}`, apiKey: store.apiKey })
  const head = [`POST ${webhook} HTTP/1.1`, 'Host: shop', 'Content-Type: application/json']
  good = requestOf([...head, `Content-Length: ${Buffer.byteLength(GOOD)}`], GOOD)
  await fetch(`http://127.0.0.1:${port}/`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const say = (bytes: Buffer) => converse(port, { speak: (socket) => void socket.write(bytes), answers: 1 })

function expectShape({ status, headers, body }: WireAnswer): void {
  if (status < 200) return
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('content-type')).toBe('application/json')
  if (status >= 400 && body !== '')
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
}

describe('what docs/unhappy-input.md says, for each of its rows', () => {
  test.each(ROWS)('$input: $statuses, the connection $connection', async ({ input, statuses, connection }) => {
    const { speak, isHead } = cases[input] ?? expect.fail(`nothing is sent for the row “${input}”`)
    const wanted = statuses.split(', ').map(Number)
    const heard = await converse(port, { speak, isHead, answers: wanted.length, followUp: good })
    const stays = connection === 'stays'
    expect(heard.answers.map(({ status }) => status)).toEqual(stays ? [...wanted, 201] : wanted)
    expect(heard.end).toBe(stays ? 'open' : 'closed')
    for (const answer of heard.answers) expectShape(answer)
    expect((await say(good)).answers.map(({ status }) => status)).toEqual([201])
  })

  test('no case is without its row', () => {
    expect(Object.keys(cases).toSorted()).toEqual(ROWS.map(({ input }) => input).toSorted())
  })
})

const receptions = (outcome: string) =>
  count(
    store.storeId,
    sql`select count(*) as n from receptions where store_id = ${store.storeId} and outcome = ${outcome}`,
  )

test('of a key that comes twice the last value is stored, a negative zero as zero, a huge number as its text', async () => {
  const stored = async (input: string) => {
    const heard = await converse(port, { ...(cases[input] ?? expect.fail(input)), answers: 1 })
    const { id } = JSON.parse(heard.answers[0]?.body ?? '{}')
    const query = sql`select values::text as text from events where id = ${id}`
    const rows = await inStore(store.storeId, (tx) => tx.execute<{ text: string }>(query))
    return rows[0]?.text
  }
  expect(await stored('a key twice')).toContain('"reference": "2"')
  expect(await stored('`-0` for a decimal')).toContain('"total": 0')
  expect(await stored('`1e400` for a text')).toContain('"reference": "1e400"')
})

test('a sender that leaves while it sends is kept as refused, and its half event is not stored', async () => {
  const [accepted, rejected] = [await receptions('accepted'), await receptions('rejected')]
  const speak: WireCase['speak'] = (socket) => {
    socket.write(good.subarray(0, -5))
    // What was written has left before the connection ends.
    socket.end()
  }
  await converse(port, { speak, answers: 1 })
  await vi.waitUntil(async () => (await receptions('rejected')) === rejected + 1)
  expect(await receptions('accepted')).toBe(accepted)
})

test('a hundred senders that leave before their answer have their events stored at most once each, and hurt nobody', async () => {
  const before = await receptions('accepted')
  const leave: WireCase['speak'] = (socket) => void socket.write(good, () => socket.resetAndDestroy())
  await Promise.all(Array.from({ length: 100 }, () => converse(port, { speak: leave, answers: 1 })))
  const stayed = await Promise.all(Array.from({ length: 20 }, () => say(good)))
  expect(stayed.map(({ answers }) => answers[0]?.status)).toEqual(Array(20).fill(201))
  const stored = (await receptions('accepted')) - before
  expect(stored).toBeGreaterThanOrEqual(20)
  expect(stored).toBeLessThanOrEqual(120)
})

test('senders that ask for what they are refused, and reset the connection meanwhile, do not end the process', async () => {
  const bad = ['`CONNECT`', 'a broken chunk', 'a path of 100,000 characters', '3 MB in chunks', 'another expectation']
  for (const input of Array.from({ length: 10 }, () => bad).flat()) {
    const { speak } = cases[input] ?? expect.fail(input)
    const reset: WireCase['speak'] = async (socket) => {
      await speak(socket)
      setImmediate(() => socket.resetAndDestroy())
    }
    await converse(port, { speak: reset, answers: 1 })
  }
  expect((await say(good)).answers.map(({ status }) => status)).toEqual([201])
})

test('a hundred requests in one packet are answered in order, each by an event of its own', async () => {
  const before = await receptions('accepted')
  const speak: WireCase['speak'] = (socket) => void socket.write(Buffer.concat(Array(100).fill(good)))
  const { answers, end } = await converse(port, { speak, answers: 100, followUp: good })
  expect(new Set(answers.map(({ body }) => body)).size).toBe(101)
  expect([new Set(answers.map(({ status }) => status)), end]).toEqual([new Set([201]), 'open'])
  expect(await receptions('accepted')).toBe(before + 101)
})
