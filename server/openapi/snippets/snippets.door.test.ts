import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEventType } from '@/server/event-types/create-event-type'
import { listEventTypes } from '@/server/event-types/list-event-types'
import { sampleOf } from '@/server/event-types/sample'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { type Running, wholeApi } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { type Language, snippetsOf } from './snippets-of'

const PROGRAMS: Partial<Record<Language, { program: string; file: string }>> = {
  curl: { program: 'sh', file: 'send.sh' },
  node: { program: process.execPath, file: 'send.mjs' },
  php: { program: 'php', file: 'send.php' },
  python: { program: 'python3', file: 'send.py' },
}
const has = (program: string) => spawnSync(program, ['--version']).error === undefined

let running: Running
let demo: DemoStore
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inlet-snippets-'))
  running = await wholeApi()
  demo = await makeDemoStore()
  const fields = [
    { name: 'Email', type: 'email', required: true, isPrimaryKey: true, jsonPointerPath: `/it's "so" $HOME\\/\`id\`` },
    { name: 'Product', type: 'text', jsonPointerPath: '/Ñandú 😀/0' },
    { name: 'Size', type: 'radio', options: [{ id: `'; exit 1 #"`, label: 'x' }] },
  ]
  const input = eventTypeInputSchema.parse({ name: 'Odd', alias: 'odd', receiveType: 'webhook', fields })
  await createEventType(demo.context, { integrationId: demo.integrationId, ...input })
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true })
})

for (const [language, { program, file }] of Object.entries(PROGRAMS)) {
  it.skipIf(!has(program))(
    `${language}: copied and run as it is, each event is taken (skipped where PATH lacks the program)`,
    async () => {
      for (const { receiveType, alias, fields } of await listEventTypes(demo.context, {})) {
        const sample = sampleOf({ receiveContext: receiveType, fields })
        const input = { receiveType, alias, baseUrl: running.url, storeId: demo.storeId, sample, apiKey: demo.apiKey }
        const snippet = snippetsOf(input).find((one) => one.language === language)
        const path = join(folder, `${alias}-${file}`)
        writeFileSync(path, snippet?.code ?? '')
        const { stdout } = await promisify(execFile)(program, [path])
        expect([alias, stdout]).toEqual([alias, expect.stringMatching(/^(201 )?\{"id":"[0-9a-f-]{36}"\}\s*$/)])
      }
    },
  )
}
