import { type SQL, sql } from 'drizzle-orm'
import { asSystem } from '@/db'

/** Every store of this installation. */
export async function allStoreIds(): Promise<string[]> {
  const rows = await asSystem((tx) => tx.execute<{ id: string }>(sql`select id from stores order by id`))
  return rows.map((row) => row.id)
}

/**
 * The stores that have a row in `table` for which `due` is true; there the row is called `x`. Steps through the index
 * from store to store, so the cost is in the number of stores, not of rows: an `exists` would be made a join that reads
 * all rows that are due.
 */
export async function storesWith(
  table: 'pending_work' | 'segment_rechecks' | 'replays' | 'execution_waits' | 'pending_moves' | 'deliveries',
  due: SQL,
): Promise<string[]> {
  const rows = sql.identifier(table)
  const stores = await asSystem((tx) =>
    tx.execute<{ store_id: string }>(sql`
      with recursive step as (
        (select store_id from ${rows} order by store_id limit 1)
        union all
        (select (select x.store_id from ${rows} x where x.store_id > step.store_id order by x.store_id limit 1)
          from step where step.store_id is not null)
      )
      select store_id from step where store_id is not null and
        (select true from ${rows} x where x.store_id = step.store_id and ${due} limit 1)`),
  )
  return stores.map((row) => row.store_id)
}
