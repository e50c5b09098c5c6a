import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countOne, countPlaywright, countVitest } from './count.mjs'

const folder = mkdtempSync(join(tmpdir(), 'inlet-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

let written = 0
const summary = (/** @type {unknown} */ content) => {
  const file = join(folder, `${++written}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}
const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }

describe('countVitest', () => {
  it('counts tests, passed and failed', () => {
    const file = summary({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [passing, { status: 'failed', assertionResults: [{ status: 'failed' }] }],
    })
    expect(countVitest(file, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that cannot be loaded as one failure', () => {
    const file = summary({
      numPassedTests: 3,
      numFailedTests: 0,
      testResults: [passing, { status: 'failed', assertionResults: [] }],
    })
    expect(countVitest(file, 1)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a runner that ends badly as a failure, whatever its summary says', () => {
    expect(countVitest(summary({ numPassedTests: 3, numFailedTests: 0, testResults: [passing] }), 1)).toEqual({
      passed: 3,
      failed: 1,
    })
    expect(countVitest(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('countPlaywright', () => {
  it('counts a test that passed only at a second try as failed', () => {
    expect(countPlaywright(summary({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } }), 1)).toEqual({
      passed: 4,
      failed: 2,
    })
  })

  it('counts a runner without a summary as a failure', () => {
    expect(countPlaywright(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})

it('counts lint, types and build as one test each', () => {
  expect([countOne(0), countOne(2)]).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
  ])
})
