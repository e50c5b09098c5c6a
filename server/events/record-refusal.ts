import { PROBLEMS, Problem, type ValidationError } from '@/server/problems'
import { commitGroup } from './commit-group'
import type { Attempt, Receipt } from './receive-event'
import { bodyToKeep } from './refused-bodies'

type Refused = {
  body: Buffer
  problem: Problem
  /** As the sender wrote it, where there is no event type to name. */
  alias: string | null
  /** Answered 202 and kept whole, to be repaired and replayed. */
  holds: boolean
  /** Where `body` stands in the request, where it is a part of it: what is kept points into what is kept. */
  partAt?: { from: string; to: string }
  trust?: 'verified' | 'claimed'
}

/**
 * Keeps a refusal (contract §4 "Nothing vanishes"), then throws it with the id under which it can be looked up. One that
 * is held is not thrown. `stale`: the store changed meanwhile, judge again.
 */
export async function recordRefusal(
  attempt: Attempt,
  { body, problem, alias, holds, partAt, trust }: Refused,
): Promise<Receipt | { kind: 'stale' }> {
  const outcome = await commitGroup().add({
    ...attempt,
    outcome: 'rejected',
    body: holds ? body : bodyToKeep(attempt.storeId, body),
    bodyBytes: body.length,
    alias,
    status: holds ? 202 : PROBLEMS[problem.problem].status,
    reasonCode: problem.problem,
    detail: problem.detail,
    reasons: problem.extras.validationErrors?.slice(0, 100).map((fault) => inPart(fault, partAt)) ?? null,
    duplicateOf: null,
    trust,
  })
  if (outcome.kind === 'stale') return { kind: 'stale' }
  if (holds) return { kind: 'held', id: attempt.id }
  const headers = { ...problem.extras.headers, 'x-reception-id': attempt.id }
  throw new Problem(problem.problem, problem.detail, { ...problem.extras, headers })
}

function inPart(fault: ValidationError, partAt: Refused['partAt']): ValidationError {
  if (!partAt || !`${fault.path}/`.startsWith(`${partAt.from}/`)) return fault
  return { ...fault, path: partAt.to + fault.path.slice(partAt.from.length) }
}
