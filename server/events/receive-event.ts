import { createHash } from 'node:crypto'
import type { FieldValue } from '@/server/fields/field-types'
import { newId } from '@/server/ids'
import { isProblem, PROBLEMS, Problem } from '@/server/problems'
import { commitGroup, type EventToStore, type Outcome, type Received } from './commit-group'
import { type Configuration, isCurrent, judgeOnPresent, type ReceivingType } from './configuration'
import type { EventValues, ReadResult } from './read-values'
import { recordRefusal } from './record-refusal'
import { validateOnly } from './validate-only'

/** A request whose store is known; `judge` and `read` are the door's, and throw the Problem that the sender is to get. */
export type Delivery = {
  storeId: string
  receiveContext: 'api' | 'webhook'
  /** The caller's right and the event type, by the configuration given: asked again when the store changed meanwhile. */
  judge: (configuration: Configuration) => Judged
  /** A dry run stores nothing, not even its refusal. */
  isDryRun: boolean
  receivedAt: string
  remoteAddress: string | null
  headers: Record<string, string>
  /** Proof, rate, query, headers and body by this configuration: rate and body are read once, however often it is called. */
  read: (configuration: Configuration, judged: Judged) => Promise<Reading>
  /** What was read of the body so far, for a refusal to keep. */
  bodyRead: () => Buffer
  /** Of an event of a batch: its pointer in the body. */
  partAt?: string
}

/** `type` null: this store takes no such event; `unknown` says so to the sender. */
export type Judged = { apiKeyId: string | null } & (
  | { type: ReceivingType }
  | { type: null; alias: string | null; unknown: Problem }
)

export type Reading = {
  body: Buffer
  result: ReadResult
  createContact: boolean
  idempotencyKey: string | null
}

type Values = Record<string, FieldValue>
export type Receipt =
  | { kind: 'stored'; id: string }
  | { kind: 'replayed'; id: string }
  /** Not valid, and kept to be repaired and replayed: the event type says so (contract §4). */
  | { kind: 'held'; id: string }
  /** `events`: of an event type with fan-out. */
  | { kind: 'would-be-stored'; values: Values; events: Values[] | null }

export type Attempt = Omit<Received, 'body' | 'bodyBytes'>
type Stale = { kind: 'stale' }

export const STALE_MAX = 10

/**
 * One event from its body to the commit. It is accepted when its row is committed; the ring is only a doorbell (house §2).
 * What was judged by a configuration that turns out stale is judged again, so an edit is in force when its answer leaves.
 * A refusal is kept as a reception before it is thrown (contract §4 "Nothing vanishes").
 */
export async function receiveEvent(delivery: Delivery): Promise<Receipt> {
  const id = newId()
  let stale: number | undefined
  for (let n = 0; n < STALE_MAX; n++) {
    const { configuration, judged } = await judgeOnPresent(delivery.storeId, delivery.judge, stale)
    const receipt = delivery.isDryRun
      ? await dryRun(delivery, configuration, judged)
      : await attemptOnce(delivery, configuration, judged, id)
    if (receipt.kind !== 'stale') return receipt
    stale = configuration.revision
  }
  throw changing()
}

export const changing = (): Problem =>
  new Problem('not-stored', 'The store is being changed just now. Send it again.', { headers: { 'retry-after': '1' } })

async function attemptOnce(
  delivery: Delivery,
  configuration: Configuration,
  judged: Judged,
  id: string,
): Promise<Receipt | Stale> {
  const attempt = attemptOf(delivery, configuration, judged, id)
  try {
    const reading = await delivery.read(configuration, judged)
    if (!judged.type) throw judged.unknown
    const outcome = await store({ ...attempt, eventTypeId: judged.type.id }, reading)
    return await receiptOf(outcome, attempt)
  } catch (error) {
    return refused(error, attempt, judged, delivery)
  }
}

type Request = Pick<Delivery, 'storeId' | 'receivedAt' | 'remoteAddress' | 'receiveContext' | 'headers'>

/** What every reception of this request keeps of it; the header that proved it is not among that. */
export function attemptOf(request: Request, configuration: Configuration, judged: Judged, id: string): Attempt {
  const { storeId, receivedAt, remoteAddress, receiveContext } = request
  const { type, apiKeyId } = judged
  const headers = type?.proofHeader ? without(request.headers, type.proofHeader) : request.headers
  const common = { storeId, revision: configuration.revision, id, receivedAt, remoteAddress, headers, apiKeyId }
  return { ...common, eventTypeId: type?.id ?? null, receiveContext }
}

/** A refusal is kept and thrown; a failure of ours is thrown. */
export function refused(
  error: unknown,
  attempt: Attempt,
  judged: Judged,
  { bodyRead, partAt }: Pick<Delivery, 'bodyRead' | 'partAt'>,
): Promise<Receipt | Stale> {
  if (!isProblem(error) || PROBLEMS[error.problem].status >= 500) throw error
  const holds = judged.type?.invalid === 'hold' && error.problem === 'not-valid'
  const alias = judged.type === null ? judged.alias : null
  const part = partAt === undefined ? undefined : { from: partAt, to: '' }
  return recordRefusal(attempt, { body: bodyRead(), problem: error, alias, holds, partAt: part })
}

function store(attempt: Attempt & { eventTypeId: string }, reading: Reading): Promise<Outcome> {
  const { body, createContact, idempotencyKey } = reading
  const { events, ignored } = valid(reading.result)
  return commitGroup().add({
    ...attempt,
    outcome: 'accepted',
    body,
    bodyBytes: body.length,
    events: events.map((event, n) => eventToStore(event, n === 0 ? attempt.id : newId(), attempt.receivedAt)),
    createContact,
    idempotencyKey,
    bodyHash: idempotencyKey === null ? null : hashOf(body),
    ignored,
    trust: null,
    replayOf: null,
  })
}

/** An event of API or webhook, whose primary key says whose it is. */
export function eventToStore(event: EventValues, id: string, receivedAt: string): EventToStore {
  if (event.email === undefined) throw new Problem('internal', 'The event type has no primary key.')
  return {
    ...{ id, values: event.values, email: event.email, contactId: null, newContactId: newId() },
    ...{ trust: 'verified', occurredAt: receivedAt, startsWorkflows: true, trackerId: null },
  }
}

export const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64')

/** All checks, a missing contact included; the values as they would be stored. */
async function dryRun(delivery: Delivery, configuration: Configuration, judged: Judged): Promise<Receipt | Stale> {
  const reading = await delivery.read(configuration, judged).catch((error: unknown) => {
    if (isProblem(error)) return error
    throw error
  })
  if (!(await isCurrent(configuration))) return { kind: 'stale' }
  if (!judged.type) throw judged.unknown
  if (isProblem(reading)) throw reading
  const { events } = valid(reading.result)
  const emails = events.flatMap(({ email }) => email ?? [])
  await validateOnly(configuration.storeId, emails, reading.createContact)
  const values = events.map((event) => event.values)
  return { kind: 'would-be-stored', values: values[0] ?? {}, events: judged.type.fansOut ? values : null }
}

async function receiptOf(outcome: Outcome, attempt: Attempt): Promise<Receipt | Stale> {
  switch (outcome.kind) {
    case 'stored':
      return { kind: 'stored', id: attempt.id }
    case 'duplicate':
      return recordDuplicate(attempt, outcome.receptionId)
    case 'mismatch':
      throw new Problem('idempotency-mismatch', MISMATCH[attempt.receiveContext])
    case 'contact-missing':
      throw new Problem('contact-missing', 'Contact does not exist')
    default:
      return { kind: 'stale' }
  }
}

const MISMATCH = {
  api: 'This Idempotency-Key came before with another body. Use a new key for a new event.',
  webhook: 'A delivery with this id came before with another body.',
  web: 'An event with this id came before with another content. Use a new id for a new event.',
}

/** Keeps a repetition as a reception of its own, which names the first one. */
export async function recordDuplicate(attempt: Attempt, receptionId: string): Promise<Receipt | Stale> {
  const outcome = await commitGroup().add({
    ...attempt,
    outcome: 'duplicate',
    body: Buffer.alloc(0),
    bodyBytes: 0,
    alias: null,
    status: attempt.receiveContext === 'web' ? 200 : 201,
    reasonCode: 'duplicate',
    detail: DUPLICATE[attempt.receiveContext],
    reasons: null,
    duplicateOf: receptionId,
  })
  return outcome.kind === 'stale' ? { kind: 'stale' } : { kind: 'replayed', id: receptionId }
}

const DUPLICATE = {
  api: 'The same Idempotency-Key and body came before.',
  webhook: 'The same delivery id and body came before.',
  web: 'The same event id came before from this visitor.',
}

/** What passed, or the one Problem that lists every fault. */
export function valid(result: ReadResult): { events: EventValues[]; ignored: string[] | null } {
  if (result.ok) return { events: result.events, ignored: result.ignored.length > 0 ? result.ignored : null }
  const { validationErrors, total } = result
  const detail = total === 1 ? '1 field is not valid.' : `${total} fields are not valid.`
  throw new Problem('not-valid', detail, {
    validationErrors,
    ...(total > validationErrors.length ? { total } : {}),
  })
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  const { [name]: _, ...others } = headers
  return others
}
