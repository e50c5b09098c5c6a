import { describe, expect, it } from 'vitest'
import { createLog, safeFields } from '@/server/log'

const CANARIES = ['ana@example.com', '+34600111222', '0192ab:secretCanary', '{"total":59.9}']

describe('safeFields', () => {
  it('keeps ids, codes and numbers', () => {
    const fields = {
      requestId: '0192-ab',
      storeId: 's',
      status: 201,
      durationMs: 3.5,
      job: 'process-events',
      route: '/api/contacts/{email}',
    }
    expect(safeFields(fields)).toEqual(fields)
  })

  it('drops every field that is not on the list', () => {
    expect(
      safeFields({ email: CANARIES[0], phone: CANARIES[1], apiKey: CANARIES[2], payload: { total: 1 }, body: 'x' }),
    ).toEqual({})
  })

  it('drops a value that is no id or number, even under a listed name', () => {
    for (const canary of CANARIES)
      expect(safeFields({ requestId: canary, storeId: { canary }, status: canary })).toEqual({})
  })

  it('writes an error as its name, code, constraint and frames, never its message', () => {
    const cause = Object.assign(new Error(`Key (email)=(${CANARIES[0]}) already exists`), {
      code: '23505',
      constraint_name: 'contacts_email',
    })
    const { err } = safeFields({ err: new TypeError(`Failed query\nparams: ${CANARIES[0]}`, { cause }) })
    expect(err).toMatchObject({
      name: 'TypeError',
      cause: { name: 'Error', code: '23505', constraint: 'contacts_email' },
    })
    expect(JSON.stringify(err)).toContain('log.test.ts')
    expect(JSON.stringify(err)).not.toContain(CANARIES[0])
  })
})

describe('createLog', () => {
  it('writes one JSON line with time, level, process and role, and no canary', () => {
    const lines: string[] = []
    const log = createLog({ write: (line) => lines.push(line) })
    log.level = 'info'
    log.info({ storeId: 's1', email: CANARIES[0], err: new Error(CANARIES[1]) }, 'an event was stored')
    expect(JSON.parse(lines.join(''))).toMatchObject({
      level: 'info',
      pid: process.pid,
      role: 'all',
      storeId: 's1',
      msg: 'an event was stored',
    })
    for (const canary of CANARIES) expect(lines.join('')).not.toContain(canary)
  })
})
