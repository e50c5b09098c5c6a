import type { Sql, TransactionSql } from 'postgres'

/** What the senders know: every reference that was sent, and the id that was answered for it, if any. */
export type Ledger = { sent: Set<string>; answered: Map<string, string> }

export type Facts = { contradictions: string[]; events: number }

/**
 * The oracle of faults §1, in SQL and in what the senders noted, independent of the product's own code. `reference` is
 * a field that makes each event unique; the workflow adds 1 to `_points` of the contact for each.
 */
export const judge = (all: Sql, storeId: string, ledger: Ledger): Promise<Facts> =>
  asStore(all, storeId, (sql) => judgeIn(sql, storeId, ledger))

/** Row level security shows even the owner of the tables nothing, unless it says whose rows it wants. */
export async function asStore<T>(sql: Sql, storeId: string, run: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`select set_config('role', 'inlet_app', true), set_config('app.stores', ${`{${storeId}}`}, true)`
    return run(tx)
  })
  return result as T // begin unwraps lists of promises, which this is not
}

async function judgeIn(sql: TransactionSql, storeId: string, ledger: Ledger): Promise<Facts> {
  const contradictions: string[] = []
  const events = await sql<{ id: string; reference: string }[]>`
    select id, values->>'reference' as reference from events where store_id = ${storeId}`
  const idsOf = new Map<string, string[]>()
  for (const { id, reference } of events) idsOf.set(reference, [...(idsOf.get(reference) ?? []), id])
  for (const [reference, id] of ledger.answered) {
    const ids = idsOf.get(reference) ?? []
    if (ids.length === 0) contradictions.push(`lost: ${reference} was answered with ${id} and is not there`)
    else if (ids.length > 1) contradictions.push(`doubled: ${reference} is there ${ids.length} times`)
    else if (ids[0] !== id) contradictions.push(`answered with ${id}, stored as ${ids[0]}`)
  }
  for (const reference of idsOf.keys()) {
    if (!ledger.sent.has(reference)) contradictions.push(`never sent: ${reference}`)
  }
  const counts: [string, Promise<{ n: number }[]>][] = [
    [
      'events without exactly one ledger row',
      sql`
      select count(*)::int as n from events e where store_id = ${storeId} and 1 <> (
        select count(*) from effects f where f.store_id = e.store_id and f.event_id = e.id)`,
    ],
    [
      'contacts whose counter is not their number of events',
      sql`
      select count(*)::int as n from contacts c where store_id = ${storeId} and coalesce((fields->>'_points')::int, 0) <> (
        select count(*) from events e where e.store_id = c.store_id and e.contact_id = c.id)`,
    ],
    ['events still pending', sql`select count(*)::int as n from pending_work where store_id = ${storeId}`],
    ['executions still waiting', sql`select count(*)::int as n from execution_waits where store_id = ${storeId}`],
    [
      'executions neither waiting nor ended',
      sql`select count(*)::int as n from executions where store_id = ${storeId} and finished_at is null`,
    ],
    ['claims left behind', sql`select count(*)::int as n from work_claims where store_id = ${storeId}`],
  ]
  for (const [what, query] of counts) {
    const [row] = await query
    if (row?.n !== 0) contradictions.push(`${row?.n} ${what}`)
  }
  return { contradictions, events: events.length }
}
