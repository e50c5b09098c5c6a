import { createHash } from 'node:crypto'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { isProblem, PROBLEMS, Problem } from '@/server/problems'
import { commitGroup, type Outcome, type Received } from './commit-group'
import { type Configuration, isCurrent, judgeOnPresent, type ReceivingType } from './configuration'
import type { ReadResult } from './read-values'
import { bodyToKeep } from './refused-bodies'
import { validateOnly } from './validate-only'

/** A request whose store is known; `judge` and `read` are the door's, and throw the Problem that the sender is to get. */
export type Delivery = {
  storeId: string
  /** The caller's right and the event type, by the configuration given: asked again when the store changed meanwhile. */
  judge: (configuration: Configuration) => Judged
  /** A dry run stores nothing, not even its refusal. */
  isDryRun: boolean
  receivedAt: string
  remoteAddress: string | null
  headers: Record<string, string>
  /** Reads rate, query, headers and body, once, however often it is called. */
  read: (configuration: Configuration, judged: Judged) => Promise<Reading>
}

export type Judged = { type: ReceivingType; apiKeyId: string | null }

export type Reading = {
  body: Buffer
  values: (type: ReceivingType) => ReadResult
  createContact: boolean
  idempotencyKey: string | null
}

export type Receipt =
  | { kind: 'stored'; id: string }
  | { kind: 'replayed'; id: string }
  | { kind: 'would-be-stored'; values: Record<string, unknown> }

type Attempt = Omit<Received, 'body' | 'bodyBytes'> & { eventTypeId: string }
type Stale = { kind: 'stale' }

const STALE_MAX = 10

/**
 * One event from its body to the commit. It is accepted when its row is committed; the ring is only a doorbell (house §2).
 * What was judged by a configuration that turns out stale is judged again, so an edit is in force when its answer leaves.
 * A refusal is kept as a reception before it is thrown (contract §4 "Nothing vanishes").
 */
export async function receiveEvent(delivery: Delivery): Promise<Receipt> {
  const id = newId()
  const { storeId, receivedAt, remoteAddress, headers } = delivery
  let stale: number | undefined
  for (let n = 0; n < STALE_MAX; n++) {
    const { configuration, judged } = await judgeOnPresent(storeId, delivery.judge, stale)
    const { type, apiKeyId } = judged
    const { revision } = configuration
    const common = { storeId, revision, id, receivedAt, remoteAddress, headers, apiKeyId }
    const attempt = { ...common, eventTypeId: type.id, receiveContext: type.receiveContext }
    const read = () => delivery.read(configuration, judged)
    const receipt = delivery.isDryRun ? await dryRun(read, type, configuration) : await attemptOnce(read, type, attempt)
    if (receipt.kind !== 'stale') return receipt
    stale = revision
  }
  throw new Problem('not-stored', 'The store is being changed just now. Send it again.', {
    headers: { 'retry-after': '1' },
  })
}

async function attemptOnce(
  read: () => Promise<Reading>,
  type: ReceivingType,
  attempt: Attempt,
): Promise<Receipt | Stale> {
  let body: Buffer = Buffer.alloc(0)
  try {
    const reading = await read()
    body = reading.body
    const result = reading.values(type)
    const { email, values, ignored } = valid(result)
    const outcome = await commitGroup().add({
      ...attempt,
      outcome: 'accepted',
      body,
      bodyBytes: body.length,
      values,
      email,
      createContact: reading.createContact,
      newContactId: newId(),
      idempotencyKey: reading.idempotencyKey,
      bodyHash: reading.idempotencyKey === null ? null : createHash('sha256').update(body).digest('base64'),
      ignored,
    })
    return await receiptOf(outcome, attempt)
  } catch (error) {
    if (!isProblem(error) || PROBLEMS[error.problem].status >= 500) throw error
    return refuse(attempt, body, error)
  }
}

/** All checks, a missing contact included; the values as they would be stored. */
async function dryRun(
  read: () => Promise<Reading>,
  type: ReceivingType,
  configuration: Configuration,
): Promise<Receipt | Stale> {
  const reading = await read()
  if (!(await isCurrent(configuration))) return { kind: 'stale' }
  const { email, values } = valid(reading.values(type))
  await validateOnly(configuration.storeId, email, reading.createContact)
  return { kind: 'would-be-stored', values }
}

async function receiptOf(outcome: Outcome, attempt: Attempt): Promise<Receipt | Stale> {
  switch (outcome.kind) {
    case 'stored':
      return { kind: 'stored', id: attempt.id }
    case 'duplicate':
      return recordDuplicate(attempt, outcome.receptionId)
    case 'mismatch':
      throw new Problem(
        'idempotency-mismatch',
        'This Idempotency-Key came before with another body. Use a new key for a new event.',
      )
    case 'contact-missing':
      throw new Problem('contact-missing', 'Contact does not exist')
    default:
      return { kind: 'stale' }
  }
}

async function recordDuplicate(attempt: Attempt, receptionId: string): Promise<Receipt | Stale> {
  const outcome = await commitGroup().add({
    ...attempt,
    outcome: 'duplicate',
    body: Buffer.alloc(0),
    bodyBytes: 0,
    alias: null,
    status: 201,
    reasonCode: 'duplicate',
    detail: 'The same Idempotency-Key and body came before.',
    reasons: null,
    duplicateOf: receptionId,
  })
  return outcome.kind === 'stale' ? { kind: 'stale' } : { kind: 'replayed', id: receptionId }
}

/** Keeps the refusal, then throws it with the id under which it can be looked up. */
async function refuse(attempt: Attempt, body: Buffer, problem: Problem): Promise<Stale> {
  const outcome = await commitGroup().add({
    ...attempt,
    outcome: 'rejected',
    body: bodyToKeep(attempt.storeId, body),
    bodyBytes: body.length,
    alias: null,
    status: PROBLEMS[problem.problem].status,
    reasonCode: problem.problem,
    detail: problem.detail,
    reasons: problem.extras.validationErrors?.slice(0, 100) ?? null,
    duplicateOf: null,
  })
  if (outcome.kind === 'stale') return { kind: 'stale' }
  const headers = { ...problem.extras.headers, 'x-reception-id': attempt.id }
  throw new Problem(problem.problem, problem.detail, { ...problem.extras, headers })
}

function valid(result: ReadResult): { values: Record<string, FieldValue>; email: string; ignored: string[] | null } {
  if (!result.ok) {
    const { validationErrors, total } = result
    const detail = total === 1 ? '1 field is not valid.' : `${total} fields are not valid.`
    throw new Problem('not-valid', detail, {
      validationErrors,
      ...(total > validationErrors.length ? { total } : {}),
    })
  }
  const { values, email, ignored } = result
  if (email === undefined) throw new Problem('internal', 'The event type has no primary key.')
  return { values, email, ignored: ignored.length > 0 ? ignored : null }
}
