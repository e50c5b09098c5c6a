import { closedUntil } from './closed-until'
import { BATCH, nextBatch } from './next-batch'
import { keptEntries } from './queue'
import type { State } from './state'

/**
 * The page may end now: hands over what this process tracked, in bodies of at most 64 KiB; `hand` answers whether it took
 * one. All of it stays in the queue until an answer is seen: a beacon tells nothing of its end, and ids make the repeat
 * harmless, while a lost beacon would not be.
 */
export function leavePage({ consent, shelf, fresh, ports }: State, hand: (body: string) => boolean): void {
  if (consent !== true || closedUntil(shelf, ports.now()) > ports.now()) return
  let rest = keptEntries(shelf).filter(({ key }) => fresh.has(key))
  for (let batch = nextBatch(rest, ports.sdk); batch; batch = nextBatch(rest, ports.sdk)) {
    rest = rest.slice(batch.kept.length)
    if (batch.bytes > BATCH.bytes || batch.asksTracker || !hand(JSON.stringify(batch.body))) continue
    for (const { key } of batch.kept) fresh.delete(key)
  }
}
