import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/server/env'
import { perProcess } from '@/server/per-process'
import * as schema from './schema'

export * from './schema'

export type Database = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
export type Client = postgres.Sql

/** What the roles of `db/security.ts` may see: rows of the named stores, or what crosses stores (sign-in, keys, due work). */
export const APP_ROLE = 'inlet_app'
export const SYSTEM_ROLE = 'inlet_system'

/** Postgres' type of `timestamptz`. */
const TIMESTAMPTZ = 1184

/** Times come back as ISO 8601 in UTC, whoever reads them: drizzle, raw SQL, or JSON made of them. */
const isoOfText = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()

export function connect(url: string, max = 10): Client {
  return postgres(url, { max, onnotice: () => {}, connection: { application_name: 'inlet', TimeZone: 'UTC' } })
}

function withDrizzle(sql: Client): Database {
  const made = drizzle(sql, { schema })
  // After `drizzle`, which makes the driver hand times through as Postgres writes them.
  sql.options.parsers[TIMESTAMPTZ] = isoOfText
  return made
}

export const client = (): Client => perProcess('postgres', () => connect(env.DATABASE_URL, env.DATABASE_POOL))
export const database = (): Database => perProcess('drizzle', () => withDrizzle(client()))

/** Everything of one store happens in here: row level security shows and takes rows of that store only. */
export function inStore<T>(storeId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('role', ${APP_ROLE}, true), set_config('app.stores', ${`{${storeId}}`}, true)`,
    )
    return run(tx)
  })
}

/** For what is looked up before a store is known, and for finding stores with due work. Narrow grants, see `db/security.ts`. */
export function asSystem<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', ${SYSTEM_ROLE}, true)`)
    return run(tx)
  })
}

export async function disconnect(): Promise<void> {
  await client().end({ timeout: 5 })
}
