import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

type Ran = { code: number | null; out: string; err: string }

/** The operator's command line, as a shell would run it against this file's database. */
function inlet(args: string[], stdin = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/inlet.ts', ...args], { env: process.env })
    const ran: Ran = { code: null, out: '', err: '' }
    child.stdout.on('data', (chunk) => (ran.out += chunk))
    child.stderr.on('data', (chunk) => (ran.err += chunk))
    child.on('close', (code) => resolve({ ...ran, code }))
    child.stdin.end(stdin)
  })
}

describe('inlet', () => {
  it('makes a store, its owner and a key, with data alone on stdout', async () => {
    const store = await inlet(['store', 'create', '--name', 'Casa Luna'])
    expect(store).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^[0-9a-f-]{36}\n$/) })
    const storeId = store.out.trim()
    const user = ['user', 'create', '--email', 'Ana@Example.org', '--store', storeId, '--role', 'owner']
    expect(await inlet(user, 'long enough for all\n')).toMatchObject({ code: 0, err: '' })
    const key = await inlet([
      'api-key',
      'create',
      '--store',
      storeId,
      '--name',
      'ERP',
      '--scope',
      'custom-events:write',
    ])
    expect(key).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^[\w-]+:[\w-]+\n$/) })
    const verdict = await inlet(['verify', '--json'])
    expect(verdict).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(verdict.out)).toMatchObject({ ok: true })
  })

  it('answers 1 and says why on stderr when the product refuses', async () => {
    const nowhere = '01a20000-0000-7000-8000-000000000000'
    const key = await inlet(['api-key', 'create', '--store', nowhere, '--name', 'ERP', '--scope', 'contacts:read'])
    expect(key).toMatchObject({ code: 1, out: '', err: 'There is no such store.\n' })
  })

  it.each([
    ['an unknown command', ['store', 'destroy']],
    ['an unknown option', ['verify', '--force']],
    ['an option of another command', ['verify', '--name', 'x']],
    ['a missing option', ['store', 'create']],
    ['an unknown scope', ['api-key', 'create', '--store', 'x', '--name', 'n', '--scope', 'everything']],
    ['no command', []],
  ])('answers 2 to %s', async (_, args) => {
    const ran = await inlet(args)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).not.toBe('')
  })
})
