import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { ATTEMPTS_MAX, retryTimes } from './after-failure'

/** Tables whose rows are due by a moment of their own, and that moment. */
const DUE_AT = { execution_waits: 'wake_at', pending_moves: 'retry_at' } as const

/** Counts a failed attempt at all that is due for a contact: the next is in 2, 4, 8, 16 s, and the fifth parks it with its reason. */
export async function countDueAttempt(
  table: keyof typeof DUE_AT,
  storeId: string,
  contactId: string,
  reason: string,
): Promise<void> {
  const now = new Date()
  const dueAt = sql.identifier(DUE_AT[table])
  await inStore(storeId, (tx) =>
    tx.execute(sql`
      update ${sql.identifier(table)} set
        attempts = attempts + 1,
        reason = ${reason.slice(0, 1000)},
        ${dueAt} = (${sql.param(retryTimes(now))}::text[]::timestamptz[])[least(attempts + 1, ${ATTEMPTS_MAX})],
        parked_at = case when attempts + 1 >= ${ATTEMPTS_MAX} then ${now.toISOString()}::timestamptz end
      where store_id = ${storeId} and contact_id = ${contactId} and parked_at is null
        and coalesce(${dueAt} <= ${now.toISOString()}::timestamptz, true)`),
  )
}
