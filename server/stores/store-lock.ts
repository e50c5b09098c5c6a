import { type SQL, sql } from 'drizzle-orm'

/** The advisory lock of a store: the first 64 bits of its id, as Postgres' signed bigint. */
export function storeLockKey(storeId: string): string {
  return BigInt.asIntN(64, BigInt(`0x${storeId.replaceAll('-', '').slice(16)}`)).toString()
}

/** Held by who changes a store's configuration, until the end of the transaction. */
export const lockStore = (storeId: string): SQL => sql`select pg_advisory_xact_lock(${storeLockKey(storeId)}::bigint)`

/** Held by who acts on a store's configuration: nobody changes it until the end of the transaction. Take it first. */
export const shareStore = (storeId: string): SQL =>
  sql`select pg_advisory_xact_lock_shared(${storeLockKey(storeId)}::bigint)`
