import { client } from '@/db'
import type { FieldValue } from '@/server/fields/field-types'
import { ring } from '@/server/jobs/ring'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'
import { asProblem, Problem, sqlStateOf, type ValidationError } from '@/server/problems'
import { commitStatement } from './commit-statement'
import { StoreQueues } from './store-queues'

/** What every reception keeps of its request. */
export type Received = {
  storeId: string
  /** The store's revision that the request was judged by. */
  revision: number
  /** UUIDv7; the sender is answered with it. */
  id: string
  receivedAt: string
  receiveContext: 'api' | 'webhook' | 'web'
  eventTypeId: string | null
  apiKeyId: string | null
  remoteAddress: string | null
  headers: Record<string, string>
  body: Uint8Array
  bodyBytes: number
}

/** An event of an accepted reception; the first one has the reception's id. */
export type EventToStore = {
  id: string
  values: Record<string, FieldValue>
  /** Of whom it is: the contact with this id, else the one with this email. */
  contactId: string | null
  email: string | null
  /** Becomes the contact's id if none has the email yet. */
  newContactId: string
  trust: 'verified' | 'claimed'
  occurredAt: string
  startsWorkflows: boolean
  /** Of context web: the browser or app that sent it. */
  trackerId: string | null
}

/** A reception that becomes events, all or none of them: one, or with fan-out any number. */
export type Acceptance = Received & {
  outcome: 'accepted'
  eventTypeId: string
  events: EventToStore[]
  createContact: boolean
  idempotencyKey: string | null
  bodyHash: string | null
  ignored: string[] | null
  /** Of context web: what the sender's word about the contact's email is worth. */
  trust: 'verified' | 'claimed' | null
  /** The reception that is replayed. */
  replayOf: string | null
}

export type Refusal = Received & {
  outcome: 'rejected' | 'duplicate'
  alias: string | null
  status: number
  reasonCode: string
  detail: string
  reasons: ValidationError[] | null
  duplicateOf: string | null
  /** Of context web: so that a replay of it claims no more than it did. */
  trust?: 'verified' | 'claimed' | null
}

/** What became of one entry. `stale`: the store changed meanwhile, judge it again. */
export type Outcome =
  | { kind: 'stored' }
  | { kind: 'recorded' }
  | { kind: 'duplicate'; receptionId: string }
  | { kind: 'mismatch' }
  | { kind: 'contact-missing' }
  | { kind: 'stale' }

type Waiting = {
  entry: Acceptance | Refusal
  resolve: (outcome: Outcome) => void
  reject: (reason: Problem) => void
  tries: number
}

/** Bounds of one group. */
const GROUP_ENTRIES_MAX = 400
const GROUP_BYTES_MAX = 4 * 1024 * 1024
/** Two in flight: one is written while the other's answers leave. */
const GROUPS_IN_FLIGHT_MAX = 2
const TRIES_MAX = 8
/** Postgres' codes that end with a repetition: deadlock, serialization, a contact that was merged or erased meanwhile. */
const REPEATABLE = new Set(['40P01', '40001', '23503'])

const FULL = 'The event could not be stored now: too much is waiting already. Send it again.'
const AWAY = 'The event could not be stored now: the database did not take it. Send it again.'

/**
 * Group commit (house §2): what arrives within a few milliseconds is written by one statement in one transaction, and
 * each caller is told its own outcome after the commit. One group per process at a time costs one fsync for all of it.
 */
export class CommitGroup {
  private readonly queue = new StoreQueues<Waiting>()
  private inFlight = 0
  private scheduled = false

  /** Resolves when the transaction that holds the entry is committed. Rejects with `not-stored` (503) only when nothing of it is. */
  add(entry: Acceptance | Refusal): Promise<Outcome> {
    if (this.queue.isFullFor(entry.storeId)) return Promise.reject(notStored(FULL))
    return new Promise((resolve, reject) => this.enqueue({ entry, resolve, reject, tries: 0 }))
  }

  /** Resolves when nothing is waiting or in flight: the drain of a stopping process. */
  async idle(): Promise<void> {
    while (this.queue.size > 0 || this.inFlight > 0) await new Promise((done) => setTimeout(done, 5))
  }

  private enqueue(waiting: Waiting): void {
    this.queue.push(waiting)
    this.schedule()
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight >= GROUPS_IN_FLIGHT_MAX || this.queue.size === 0) return
    this.scheduled = true
    // After the requests that this turn of the event loop has read, not after the first of them.
    setImmediate(() => {
      this.scheduled = false
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    const group = this.queue.take(GROUP_ENTRIES_MAX, GROUP_BYTES_MAX, ({ entry }) => idempotencyOf(entry))
    if (group.length === 0) return
    this.inFlight++
    this.schedule()
    try {
      const outcomes = await commitStatement(
        client(),
        group.map((waiting) => waiting.entry),
      )
      ring(storesOf(group, outcomes))
      for (const [n, waiting] of group.entries()) this.settle(waiting, outcomes[n])
    } catch (error) {
      this.failed(group, error)
    } finally {
      this.inFlight--
      this.schedule()
    }
  }

  private settle(waiting: Waiting, outcome: Outcome | { kind: 'again' } | undefined): void {
    if (!outcome) waiting.reject(notStored(AWAY))
    else if (outcome.kind !== 'again') waiting.resolve(outcome)
    else this.again(waiting)
  }

  private again(waiting: Waiting): void {
    waiting.tries++
    if (waiting.tries >= TRIES_MAX) waiting.reject(notStored(AWAY))
    else this.enqueue(waiting)
  }

  /** A group that fails as a whole: repeated after a deadlock; halved when one row may be the cause; else 503 for all. */
  private failed(group: Waiting[], error: unknown): void {
    log.warn({ count: group.length, err: error }, 'a group of events was not stored')
    const code = sqlStateOf(error)
    if (code && REPEATABLE.has(code)) for (const waiting of group) this.again(waiting)
    else if (code?.startsWith('22') && group.length > 1) {
      for (const waiting of group) void this.alone(waiting)
    } else {
      const problem = asProblem(error) ?? notStored(AWAY)
      for (const waiting of group) waiting.reject(problem)
    }
  }

  /** One bad row never fails its neighbours. */
  private async alone(waiting: Waiting): Promise<void> {
    try {
      const [outcome] = await commitStatement(client(), [waiting.entry])
      ring([waiting.entry.storeId])
      this.settle(waiting, outcome)
    } catch (error) {
      this.failed([waiting], error)
    }
  }
}

export const commitGroup = (): CommitGroup => perProcess('commit-group', () => new CommitGroup())

const idempotencyOf = (entry: Acceptance | Refusal): string | null =>
  entry.outcome === 'accepted' && entry.idempotencyKey
    ? `${entry.storeId} ${entry.eventTypeId} ${entry.idempotencyKey}`
    : null

function notStored(detail: string): Problem {
  const retryAfterSeconds = 1 + Math.floor(Math.random() * 4)
  return new Problem('not-stored', detail, { headers: { 'retry-after': String(retryAfterSeconds) } })
}

function storesOf(group: Waiting[], outcomes: ({ kind: string } | undefined)[]): string[] {
  const stored = group.filter((_, n) => outcomes[n]?.kind === 'stored')
  return [...new Set(stored.map((waiting) => waiting.entry.storeId))]
}
