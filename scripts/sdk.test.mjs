import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from './prepare/instance.mjs'
import { buildSdk, GZIP_BYTES_MAX } from './sdk.mjs'

const folder = mkdtempSync(join(tmpdir(), 'inlet-sdk-'))
/** @type {Record<string, number>} */
let sizes = {}
beforeAll(async () => {
  sizes = await buildSdk(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** @param {string[]} args @returns {string} what TypeScript complains about */
const tsc = (args) =>
  spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], { encoding: 'utf8' }).stdout

it.each(Object.entries(GZIP_BYTES_MAX))('%s is at most %i bytes in gzip', (name, bytesMax) => {
  expect(sizes[name]).toBeLessThanOrEqual(bytesMax)
})

it('the browser SDK evaluates no text and writes no HTML', () => {
  expect(readFileSync(join(folder, 'inlet.js'), 'utf8')).not.toMatch(
    /\beval\b|new Function|innerHTML|document\.write|\bimport\b/,
  )
})

it('what draws web contents evaluates no text and loads nothing more', () => {
  expect(readFileSync(join(folder, 'inlet-content.js'), 'utf8')).not.toMatch(
    /\beval\b|new Function|document\.write|\bimport\(|\bfetch\(/,
  )
})

it('the mobile SDK is one module that imports nothing', async () => {
  expect(readFileSync(join(folder, 'inlet-mobile.js'), 'utf8')).not.toMatch(/\bimport\b|\brequire\b/)
  const { createInlet } = await import(pathToFileURL(join(folder, 'inlet-mobile.js')).href)
  const storage = { getItem: async () => null, setItem: async () => {}, removeItem: async () => {} }
  const inlet = createInlet({ store: 's', host: 'https://inlet.example', storage, consent: 'pending' })
  expect(() => inlet.track('a')).not.toThrow()
})

it('core and mobile SDK use nothing of a DOM or of Node', () => {
  expect(tsc(['--noEmit', '-p', join(ROOT, 'sdk')])).toBe('')
})

it('the declarations of the mobile SDK type an app', () => {
  writeFileSync(
    join(folder, 'app.mts'),
    `import { createInlet, type MobileInlet } from './inlet-mobile.js'
    const storage = { getItem: async () => null, setItem: async () => {}, removeItem: async () => {} }
    const inlet: MobileInlet = createInlet({ store: 's', host: 'h', storage })
    inlet.on('rejected', ({ validationErrors }) => validationErrors[0]?.path.length)
    // @ts-expect-error an alias is a text
    inlet.track(7)`,
  )
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2020',
    module: 'nodenext',
    lib: ['es2020'],
    types: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.mts'] }))
  expect(tsc(['-p', folder])).toBe('')
})
