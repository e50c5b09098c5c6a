import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'

const TEMPLATES = 'inlet_template_'
export const CLONES = 'inlet_test_'

/** A connection to the server behind `databaseUrl` that talks about databases, not about what is in one. */
export const administer = (databaseUrl: string) => postgres(databaseUrl, { max: 1, onnotice: () => {} })

/** The same server, another database. */
export function urlOf(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${database}`
  return url.href
}

/** What a migrated database depends on. */
function schemaHash(): string {
  const hash = createHash('sha256')
    .update(readFileSync('db/migrate.ts'))
    .update(readFileSync('db/security.ts'))
    .update(readFileSync('db/commit-events.ts'))
  const migrations = readdirSync('db/migrations', { recursive: true, withFileTypes: true })
  const files = migrations.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

/** Answers the name of a database with the present schema and no rows; made once per server and schema. */
export async function makeTemplate(databaseUrl: string): Promise<string> {
  const template = `${TEMPLATES}${schemaHash()}`
  const sql = administer(databaseUrl)
  try {
    // Held to the end of the session: runs that start at once wait here for the first.
    await sql`select pg_advisory_lock(hashtext(${TEMPLATES}))`
    const known = await sql<
      { datname: string }[]
    >`select datname from pg_database where starts_with(datname, ${TEMPLATES})`
    if (known.some(({ datname }) => datname === template)) return template
    for (const { datname } of known) await sql`drop database ${sql(datname)}`
    const draft = `${TEMPLATES}draft`
    await sql`create database ${sql(draft)}`
    await migrate(urlOf(databaseUrl, draft))
    await sql`alter database ${sql(draft)} rename to ${sql(template)}`
    return template
  } finally {
    await sql.end()
  }
}

async function migrate(url: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, APP_SECRET: 'a secret for tests, known to everybody' }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'db/migrate.ts'], { env })
}

/** Drops what the files of a run have left, connections included: the run is over. */
export async function dropClones(databaseUrl: string, run: string): Promise<void> {
  const sql = administer(databaseUrl)
  const prefix = `${CLONES}${run}_`
  const left = await sql<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${prefix})`
  for (const { datname } of left) await sql`drop database if exists ${sql(datname)} with (force)`
  await sql.end()
}
