import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SCOPES } from '@/server/api-keys/scopes'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { type Running, wholeApi } from '../support/adapters'
import { makeDemoStore, makeKey } from '../support/make-demo-store'
import { difference, isLike } from './difference'
import { readTranscript, type Step } from './read-transcript'

const FOLDER = 'docs/transcripts'
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md')

const WEB = {
  ...{ name: 'Product viewed', alias: 'product-viewed', receiveType: 'web' },
  fields: [
    { id: 'product', name: 'Product', type: 'text', required: true },
    { id: 'price', name: 'Price', type: 'decimal' },
  ],
}

let running: Running
let home: string
beforeAll(async () => {
  running = await wholeApi()
  home = mkdtempSync(join(tmpdir(), 'inlet-transcripts-'))
  // No progress bar between the lines.
  writeFileSync(join(home, '.curlrc'), 'silent\nshow-error\n')
})
afterAll(async () => {
  await running.stop()
  rmSync(home, { recursive: true })
})

/** The store of docs/transcripts/README.md, and what a reader's terminal would know of it. */
async function makeTerminal(): Promise<Record<string, string>> {
  const { storeId, context, integrationId, readKey } = await makeDemoStore()
  await createEventType(context, { integrationId, ...eventTypeInputSchema.parse(WEB) })
  const { key } = await makeKey(
    storeId,
    SCOPES.map(({ name }) => name),
  )
  return { INLET: running.url, STORE: storeId, KEY: key, READ_KEY: readKey }
}

async function type(command: string, terminal: Record<string, string>) {
  const env = { ...process.env, CURL_HOME: home, ...terminal }
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env, maxBuffer: 1e7 })
  const [head = '', ...rest] = stdout.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((text): [string, string] => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1).trim()]),
  )
  return { status: Number(line.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}

function check(
  { command, status, headers, body }: Step,
  answer: Awaited<ReturnType<typeof type>>,
  terminal: Record<string, string>,
) {
  expect([command, answer.status, answer.body]).toEqual([command, status, expect.any(String)])
  for (const [name, value] of headers)
    expect([command, name, isLike(value, answer.headers.get(name) ?? '')]).toEqual([command, name, true])
  const expected = body.replaceAll('$ID', terminal.ID ?? '')
  const fault = expected.startsWith('{')
    ? difference(JSON.parse(expected), JSON.parse(answer.body))
    : isLike(expected, answer.body)
      ? undefined
      : 'another text'
  expect([command, fault]).toEqual([command, undefined])
}

for (const file of FILES) {
  const { needs, steps } = readTranscript(readFileSync(join(FOLDER, file), 'utf8'))
  it.skipIf(needs)(`${file} is what a terminal shows${needs ? ` (waits for ${needs})` : ''}`, async () => {
    expect(steps.length).toBeGreaterThan(0)
    const terminal = await makeTerminal()
    for (const step of steps) {
      const answer = await type(step.command, terminal)
      check(step, answer, terminal)
      const id = answer.body.startsWith('{') ? JSON.parse(answer.body).id : undefined
      if (typeof id === 'string') terminal.ID = id
      const kept = { RECEPTION: answer.headers.get('x-reception-id'), ETAG: answer.headers.get('etag') }
      for (const [name, value] of Object.entries(kept)) if (value) terminal[name] = value
    }
  })
}
