import type { Problem } from '@/server/problems'
import type { Tx } from './index'

/** What the database refused: a row that exists already (23505), one that is missing or still referred to (23503). */
type Violation = { kind: 'unique' | 'foreign-key'; constraint: string }

/** Postgres' refusal, whoever wrapped it (drizzle keeps the driver's error as `cause`); null for any other error. */
export function violationOf(error: unknown): Violation | null {
  for (let seen = error, depth = 0; seen instanceof Error && depth < 4; seen = seen.cause, depth++) {
    const code = 'code' in seen ? seen.code : undefined
    if (code !== '23505' && code !== '23503') continue
    const constraint = 'constraint_name' in seen ? String(seen.constraint_name) : ''
    return { kind: code === '23505' ? 'unique' : 'foreign-key', constraint }
  }
  return null
}

/**
 * Runs one write whose refusal by a constraint is an expected failure, named by the constraint's prefix (Citus adds a
 * shard's number behind it). Behind a savepoint, so that the Problem can be looked up in the same transaction:
 * the database decides, nobody checks before (house §5).
 */
export async function refusedBy<T>(
  tx: Tx,
  write: (tx: Tx) => Promise<T>,
  problems: Record<string, (tx: Tx) => Problem | Promise<Problem>>,
): Promise<T> {
  try {
    return await tx.transaction(write)
  } catch (error) {
    const violation = violationOf(error)
    const prefix = violation && Object.keys(problems).find((name) => violation.constraint.startsWith(name))
    const problem = prefix && problems[prefix]
    if (!problem) throw error
    throw await problem(tx)
  }
}
