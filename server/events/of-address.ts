import { type SQL, sql } from 'drizzle-orm'
import { canonicalRange } from '@/server/stores/ip-range'

/** What Postgres casts to `inet` without an error; an address is kept in its canonical spelling. */
const LOOKS_LIKE_ADDRESS = '^(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*)$'

/** The condition on `receptions r` that they came from an address, or from one of a CIDR range; null for what is neither. */
export function ofAddress(text: string): SQL | null {
  const range = canonicalRange(text)
  if (range === null) return null
  const [address = '', bits] = range.split('/')
  if (bits === (address.includes(':') ? '128' : '32')) return sql`r.remote_address = ${address}`
  // `case` keeps the order: nothing is cast that is no address.
  return sql`(case when r.remote_address ~ ${LOOKS_LIKE_ADDRESS}
    then r.remote_address::inet <<= ${range}::inet else false end)`
}
