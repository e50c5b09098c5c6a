import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'

const STATES = { 'workflow.paused': 'paused', 'workflow.finished': 'finished' } as const
type Action = 'workflow.started' | keyof typeof STATES

/** What a workflow was at a moment, by the audit log, and since when; undefined where it was active. */
export async function inactiveSince(
  tx: Tx,
  storeId: string,
  workflowId: string,
  at: string,
): Promise<{ state: 'draft' | 'paused' | 'finished'; since: string | null } | undefined> {
  const [last] = await tx.execute<{ action: Action; at: string }>(sql`
    select action, ${isoOf(sql`at`)} as at from audit_entries
    where store_id = ${storeId} and subject->>'id' = ${workflowId} and at <= ${at}::timestamptz
      and action in ('workflow.started', 'workflow.paused', 'workflow.finished')
    order by id desc limit 1`)
  if (!last) return { state: 'draft', since: null }
  return last.action === 'workflow.started' ? undefined : { state: STATES[last.action], since: last.at }
}
