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

export function connect(url: string, max = 10): Client {
  return postgres(url, {
    max,
    onnotice: () => {},
    connection: { application_name: 'inlet', TimeZone: 'UTC' },
    // Times come back as the ISO 8601 text that they are stored from, never as `Date`.
    types: {
      instant: {
        to: 1184,
        from: [1082, 1114, 1184],
        serialize: (value: string) => value,
        parse: (value: string) =>
          new Date(value.includes('+') || value.endsWith('Z') ? value : `${value}Z`).toISOString(),
      },
    },
  })
}

export const client = (): Client => perProcess('postgres', () => connect(env.DATABASE_URL, env.DATABASE_POOL))
export const database = (): Database => perProcess('drizzle', () => drizzle(client(), { schema }))

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
