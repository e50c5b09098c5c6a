import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ROOT } from './prepare/instance.mjs'

/**
 * `npm run sdk`: the SDKs as one file each, with which a page or an app needs nothing else. Tells their gzip sizes and fails
 * where one that a page loads is over its limit.
 */

/**
 * At most so many bytes in gzip: what a page loads before anything is sent, and what it loads with its first content.
 * @type {Record<string, number>}
 */
export const GZIP_BYTES_MAX = { 'inlet.js': 5 * 1024, 'inlet-content.js': 14 * 1024 }

/** Members that never leave the script – not sent, not stored, unknown to page and platform – and so may have short names. */
const INNER =
  /^(startTimer|randomBytes|isGuessable|jitter|isOnline|exclusively|provisional|pageProps|lastMs|asksTracker|kept|fresh|droppedCount|onDone|retryAfter|afterMs)$/

/** @type {Record<string, { entry: string, format: import('esbuild').Format, target: string, mangleProps?: RegExp }>} */
const BUNDLES = {
  'inlet.js': { entry: 'sdk/browser/index.ts', format: 'iife', target: 'es2019', mangleProps: INNER },
  'inlet-content.js': { entry: 'sdk/content/index.ts', format: 'iife', target: 'es2020' },
  'inlet-mobile.js': { entry: 'sdk/mobile/create-inlet.ts', format: 'esm', target: 'es2019' },
}

/** Files that hold types alone and need no other: their text is valid in declarations as it is. */
const DECLARATIONS = ['sdk/core/public-types.ts', 'sdk/mobile/options.ts']

/** @param {string} name @returns {Promise<string>} the text of a bundle */
async function bundle(name) {
  const { entry, ...options } = BUNDLES[name]
  const { outputFiles } = await build({
    ...{ entryPoints: [join(ROOT, entry)], bundle: true, minify: true, ...options },
    ...{ write: false, legalComments: 'none', logLevel: 'warning' },
  })
  return outputFiles[0].text
}

/** What TypeScript reads beside `inlet-mobile.js`. */
function declarations() {
  const types = DECLARATIONS.map((file) => readFileSync(join(ROOT, file), 'utf8').replace(/^import type .*\n+/gm, ''))
  return [...types, 'export declare function createInlet(options: InletOptions): MobileInlet\n'].join('\n')
}

/**
 * Writes the SDKs to a folder. @param {string} folder
 * @returns {Promise<Record<string, number>>} the gzip bytes of each script
 */
export async function buildSdk(folder) {
  mkdirSync(folder, { recursive: true })
  /** @type {Record<string, number>} */
  const sizes = {}
  for (const name of Object.keys(BUNDLES)) {
    const text = await bundle(name)
    writeFileSync(join(folder, name), text)
    sizes[name] = gzipSync(text, { level: 9 }).length
  }
  writeFileSync(join(folder, 'inlet-mobile.d.ts'), declarations())
  return sizes
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = await buildSdk(join(ROOT, 'public', 'sdk'))
  for (const [name, bytes] of Object.entries(sizes)) process.stdout.write(`${name}: ${bytes} bytes gzip\n`)
  for (const [name, bytesMax] of Object.entries(GZIP_BYTES_MAX)) {
    if (sizes[name] <= bytesMax) continue
    process.stderr.write(`${name} is over its limit of ${bytesMax} bytes gzip\n`)
    process.exitCode = 1
  }
}
