import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { env } from '@/server/env'
import { COMMIT_EVENTS } from './commit-events'
import { connect } from './index'
import { secure } from './security'

/** Brings the database at `url` to the present schema and closes every table to other stores. Safe to repeat, and in two processes at once. */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url, 1)
  try {
    await sql`select pg_advisory_lock(7305210000002)`
    await applyMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
    await secure(sql)
    await sql.unsafe(COMMIT_EVENTS)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await migrate(env.DATABASE_URL)
