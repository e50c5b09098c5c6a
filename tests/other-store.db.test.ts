import { callTRPCProcedure, TRPCError } from '@trpc/server'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { inStore } from '@/db'
import { appRouter } from '@/server/api/router'
import type { Person } from '@/server/api/trpc'
import { newId } from '@/server/ids'
import { ROLES, type Role } from '@/server/stores/schema'
import { CANARY, makeOutsider, makeWorld, type World } from './support/make-world'
import { type Fixture, procedureInputs } from './support/procedure-inputs'

/** Generated from the router: a new procedure is in here by itself, and fails until it has a fixture. */
type Flat = Record<string, { _def: { type: 'query' | 'mutation' | 'subscription' } }>
const PROCEDURES = Object.entries(appRouter._def.procedures as unknown as Flat) // by path at run time; typed as it is nested
const PATHS = PROCEDURES.map(([path]) => path)

let world: World
let outsider: Awaited<ReturnType<typeof makeOutsider>>
let fixtures: Record<string, Fixture>
let before: string
beforeAll(async () => {
  world = await makeWorld()
  outsider = await makeOutsider()
  fixtures = procedureInputs(world)
  before = await everythingOf(world.storeId)
})

/** All rows of a store, as one text. */
async function everythingOf(storeId: string): Promise<string> {
  return inStore(storeId, async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'store_id' union select 'stores' order by name`)
    const texts: string[] = []
    for (const { name } of tables) {
      const rows = await tx.execute<{ row: string }>(
        sql`select t::text as row from ${sql.identifier(name)} t order by 1`,
      )
      texts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`)
    }
    return texts.join('\n')
  })
}

const personWith = (stores: Person['stores']): Person => ({
  id: outsider.id,
  email: outsider.email,
  name: outsider.name,
  stores,
})

type Outcome = { code: string; text: string }

/** What a person gets: `OK` or the error's code, and all of the answer as text. */
async function call(path: string, person: Person | null, input: object): Promise<Outcome> {
  const type = PROCEDURES.find(([name]) => name === path)?.[1]._def.type ?? 'query'
  const ctx = { person, requestId: newId(), clientAddress: '203.0.113.7' }
  const getRawInput = async () => input
  try {
    const answer: unknown = await callTRPCProcedure({
      ...{ router: appRouter, path, type, ctx, getRawInput, batchIndex: 0 },
      signal: undefined,
    })
    return { code: 'OK', text: JSON.stringify(answer) ?? '' }
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return { code: error.code, text: `${error.message} ${JSON.stringify(error.cause)}` }
  }
}

function fixtureOf(path: string): Fixture {
  const fixture = fixtures[path]
  if (!fixture) throw new Error(`${path} has no input in tests/support/procedure-inputs.ts`)
  return fixture
}

const inside = (role: Role): Person => personWith([{ id: world.storeId, name: 'x', timeZone: 'UTC', role }])
const elsewhere = (): Person =>
  personWith([{ id: outsider.storeId, name: 'Elsewhere', timeZone: 'UTC', role: 'owner' }])

it('the fixtures name no procedure that is gone', () => {
  expect(Object.keys(fixtures).filter((path) => !PATHS.includes(path))).toEqual([])
})

it('the store has a canary to be found', () => expect(before).toContain(CANARY))

describe.each(PATHS)('%s', (path) => {
  it('asks who is not signed in to sign in', async () => {
    const fixture = fixtureOf(path)
    const input = fixture === 'of the person' ? {} : { storeId: world.storeId, ...fixture.input }
    expect((await call(path, null, input)).code).toBe('UNAUTHORIZED')
  })

  it('does not find the store for a member of another', async () => {
    const fixture = fixtureOf(path)
    if (fixture === 'of the person') return
    const outcome = await call(path, elsewhere(), { ...fixture.input, storeId: world.storeId })
    expect(outcome.code).toBe('NOT_FOUND')
    expect(outcome.text).not.toContain(CANARY)
  })

  it('neither finds nor shows anything of the store when asked in another', async () => {
    const fixture = fixtureOf(path)
    if (fixture === 'of the person') return
    const outcome = await call(path, elsewhere(), { ...fixture.input, storeId: outsider.storeId })
    if (fixture.names) expect(outcome.code).toBe('NOT_FOUND')
    else expect(['OK', 'CONFLICT', 'UNPROCESSABLE_CONTENT', 'NOT_FOUND']).toContain(outcome.code)
    expect(outcome.text).not.toContain(CANARY)
  })

  it('is forbidden to lesser roles', async () => {
    const fixture = fixtureOf(path)
    if (fixture === 'of the person') return
    const lesser = ROLES.slice(0, ROLES.indexOf(fixture.least))
    for (const role of lesser)
      expect((await call(path, inside(role), { ...fixture.input, storeId: world.storeId })).code).toBe('FORBIDDEN')
  })
})

describe.each(PROCEDURES.filter(([, { _def }]) => _def.type === 'query').map(([path]) => path))('%s', (path) => {
  it('answers who may ask', async () => {
    const fixture = fixtureOf(path)
    if (fixture === 'of the person') return
    const outcome = await call(path, inside(fixture.least), { ...fixture.input, storeId: world.storeId })
    expect(outcome.code).toBe('OK')
  })
})

it.each(PROCEDURES.filter(([, { _def }]) => _def.type === 'mutation'))('%s changes nothing for a viewer', (path) => {
  const fixture = fixtureOf(path)
  expect(fixture === 'of the person' || fixture.least !== 'viewer').toBe(true)
})

it('nothing of the store has changed after all of it', async () => {
  expect(await everythingOf(world.storeId)).toBe(before)
})
