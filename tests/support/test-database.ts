import { inject } from 'vitest'
import { administer, CLONES, urlOf } from './template'

let made = 0

/** A name that no other file of any run has: for a database or a BullMQ prefix. */
export const uniqueName = (): string => `${CLONES}${inject('servers').run}_${process.pid}_${++made}`

/**
 * An own database with the present schema and no rows. A test file has one already behind `env.DATABASE_URL`; this is
 * for a test that needs another. `drop` lets a database be that still has connections: the end of the run takes it.
 */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { databaseUrl, template } = inject('servers')
  const name = uniqueName()
  const withAdministrator = async (work: (sql: ReturnType<typeof administer>) => Promise<unknown>) => {
    const sql = administer(databaseUrl)
    await work(sql).finally(() => sql.end())
  }
  await withAdministrator((sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  const drop = () =>
    withAdministrator(async (sql) => {
      // Postgres would wait five seconds for the connections to go.
      const [inUse] = await sql`select 1 from pg_stat_activity where datname = ${name} limit 1`
      if (!inUse) await sql`drop database if exists ${sql(name)}`
    })
  return { url: urlOf(databaseUrl, name), drop }
}
