import { closedUntil, closeFor } from './closed-until'
import type { Tell } from './listeners'
import { type Batch, nextBatch } from './next-batch'
import { type Outcome, postBatch } from './post-batch'
import { entryKeys, keptEntries } from './queue'
import type { Answer, Ports, Shelf } from './types'

const BACKOFF_MS_MAX = 300_000

export type Sender = {
  /** Sends in so many milliseconds at the latest, or as soon as it may. */
  wake(ms: number): void
  /** Sends now; only a `Retry-After` still holds it back. Never rejects. */
  flush(): Promise<void>
}

type SenderOptions = {
  ports: Ports
  tell: Tell
  /** Where the queue lies now; undefined while nothing may be sent. */
  shelf(): Shelf | undefined
  /** See `settleBatch`. */
  onDone(shelf: Shelf, batch: Batch, answer?: Answer): void
}

/** One request at a time, in order, over all tabs. Failures wait twice as long each time, with jitter. */
export function makeSender({ ports, tell, shelf: currentShelf, onDone }: SenderOptions): Sender {
  let running: Promise<void> | undefined
  let following: Promise<void> | undefined
  let stopTimer = () => {}
  let dueAt: number | undefined
  let failures = 0
  let backoffUntil = 0

  const openAt = (shelf: Shelf) => Math.max(backoffUntil, closedUntil(shelf, ports.now()))

  function wake(ms: number): void {
    const shelf = currentShelf()
    if (!shelf) return
    const at = Math.max(ports.now() + ms, openAt(shelf))
    if (dueAt && at >= dueAt) return
    stopTimer()
    dueAt = at
    stopTimer = ports.startTimer(() => {
      dueAt = undefined
      void send()
    }, at - ports.now())
  }

  function failed(shelf: Shelf, { reason, status, afterMs }: Extract<Outcome, { is: 'later' }>): void {
    failures++
    backoffUntil = ports.now() + Math.min(BACKOFF_MS_MAX, 1_000 * 2 ** failures) * (0.5 + ports.jitter() / 2)
    // For the other tabs too; a little later, so that not all devices come back at once.
    if (afterMs) closeFor(shelf, ports.now(), afterMs + ports.jitter() * 1_000)
    tell('error', { reason, status, willRetry: true })
    wake(0)
  }

  async function outcomeOf(batch: Batch): Promise<Outcome> {
    if (!ports.isOnline()) return { is: 'later', reason: 'the device is offline' }
    const outcome = await postBatch(ports, batch.body)
    return batch.asksTracker && outcome.is === 'answered' && !outcome.answer.trackerId
      ? { is: 'later', reason: 'no tracker came' }
      : outcome
  }

  /** Answers whether to go on. */
  async function sendNext(shelf: Shelf): Promise<boolean> {
    if (currentShelf() !== shelf) return false
    if (openAt(shelf) > ports.now()) {
      if (entryKeys(shelf)[0]) wake(0)
      return false
    }
    const batch = nextBatch(keptEntries(shelf), ports.sdk)
    if (!batch) return false
    const outcome = await outcomeOf(batch)
    if (outcome.is === 'later') {
      // Consent taken back meanwhile: nothing is written any more.
      if (currentShelf() === shelf) failed(shelf, outcome)
      return false
    }
    failures = 0
    if (outcome.is === 'refused') tell('error', { reason: outcome.reason, status: outcome.status, willRetry: false })
    onDone(shelf, batch, outcome.is === 'answered' ? outcome.answer : undefined)
    return true
  }

  async function sendAll(): Promise<void> {
    const shelf = currentShelf()
    if (!shelf || !entryKeys(shelf)[0]) return
    try {
      await ports.exclusively(async () => {
        while (await sendNext(shelf));
      })
    } catch (error) {
      failed(shelf, { is: 'later', reason: `sending failed: ${error}` })
    }
  }

  /** Joins a run that is under way and follows it with one more, for what came too late for it. */
  function send(): Promise<void> {
    const follow = () => {
      following = undefined
      return send()
    }
    const end = () => {
      running = undefined
    }
    if (!running) {
      running = sendAll().then(end)
      return running
    }
    following = following || running.then(follow)
    return following
  }

  return {
    wake,
    flush() {
      backoffUntil = 0
      return send()
    },
  }
}
