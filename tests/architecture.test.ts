import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** The domains in order: each imports values only from those before it (house §3). */
const DOMAINS =
  'fields stores api-keys integrations event-types contacts segments web-contents contact-edits deliveries workflows events collect replays home'.split(
    ' ',
  )
const SHARED = /^server\/(problems|context|env|log|ids|paging|per-process|secrets|jobs)(\/|$)/

/** Who may import values of whom. The first line that matches the importing file holds. */
const RULES: [from: RegExp, to: (path: string, from: string) => boolean][] = [
  [/^db\/seed\.ts$/, () => true],
  [/^db\//, (to) => /^(db|server\/(env|per-process))(\/|$)/.test(to)],
  [/^server\/(api|http|auth|openapi)\//, (to) => /^(db|server)(\/|$)/.test(to)],
  [/^server\/[a-z-]+\.ts$|^server\/(jobs|secrets)\//, (to) => SHARED.test(to)],
  [
    /^server\//,
    (to, from) =>
      /^db(\/|$)/.test(to) ||
      SHARED.test(to) ||
      (DOMAINS.indexOf(domainOf(to)) <= DOMAINS.indexOf(domainOf(from)) && DOMAINS.includes(domainOf(to))),
  ],
  [/^workers\//, (to) => /^(db|server|workers)(\/|$)/.test(to)],
  // A preview is drawn by what draws in the shop's page.
  [/^app\//, (to) => /^(app|server|sdk\/content)(\/|$)/.test(to)],
  [/^sdk\//, (to) => /^sdk\//.test(to)],
]

/** A client component gets types from the server, and the schemas that forms resolve with; nothing else. */
const CLIENT_MAY =
  /^app\/|^sdk\/content\/|^server\/[a-z-]+\/([a-z-]*schema|scopes|receive-contexts|page-visit)$|^server\/fields\/[a-z-]+$/

const VALUE_IMPORT =
  /^(?:import|export)\s+(?!type\b)(?!\{\s*(?:type\s[^,}]+,?\s*)+\})[^'"]*?from\s+['"]((?:@\/|\.)[^'"]+)['"]/gm

const domainOf = (path: string): string => path.split('/')[1] ?? ''
const sources = ['app', 'db', 'server', 'workers', 'sdk']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => filesUnder(folder))

function filesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: false })
  return names
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path))
}

function valueImports(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(VALUE_IMPORT)].map(([, target = '']) =>
    target.startsWith('@/') ? target.slice(2) : normalize(join(dirname(path), target)),
  )
}

test('a file imports values only from where the house lets it', () => {
  const wrong = sources.flatMap((path) => {
    const rule = RULES.find(([from]) => from.test(path))
    return valueImports(path)
      .filter((to) => rule && !rule[1](to, path))
      .map((to) => `${path} → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('a client component imports no server code', () => {
  const clients = sources.filter((path) => /^['"]use client['"]/.test(readFileSync(path, 'utf8')))
  const wrong = clients.flatMap((path) =>
    valueImports(path)
      .filter((to) => !CLIENT_MAY.test(to))
      .map((to) => `${path} → ${to}`),
  )
  expect(wrong).toEqual([])
})

test('the environment is read in server/env.ts alone', () => {
  const readers = sources.filter((path) => /process\.env/.test(readFileSync(path, 'utf8')))
  expect(readers).toEqual(['server/env.ts'])
})

test('no file is longer than 400 lines', () => {
  const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 401)
  expect(long).toEqual([])
})
