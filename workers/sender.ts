import { type Claimed, claimDeliveries } from '@/server/deliveries/claim-deliveries'
import { log } from '@/server/log'

/** How many tries one process has in hand at once: in all, of one store, of one event type. */
const IN_HAND = { all: 60, ofStore: 20, ofEventType: 10 }
const CLAIMED_AT_ONCE = 10
/** Places that get free within this time are filled by one claim. */
const GATHER_MS = 10

/**
 * Sends what is due. Each try is on its own: what is slow keeps its own place and no other, since a store has a third of
 * the places at most and an event type half of its store's. A place that gets free is filled soon, by the stores in
 * turn.
 */
export class Sender {
  private readonly due = new Set<string>()
  private readonly inHand = { ofStore: new Map<string, number>(), ofEventType: new Map<string, number>() }
  private readonly tries = new Set<Promise<void>>()
  private taking = false
  private soon: NodeJS.Timeout | undefined
  private stopping = false

  constructor(private readonly makeTry: (delivery: Claimed) => Promise<void>) {}

  add(storeIds: readonly string[]): void {
    for (const storeId of storeIds) this.due.add(storeId)
    void this.take()
  }

  /** Begins no new try and resolves when the present ones have ended. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.idle()
  }

  /** Until nothing is in hand. */
  async idle(): Promise<void> {
    while (this.taking || this.soon || this.tries.size > 0)
      await Promise.race([...this.tries, new Promise((done) => setTimeout(done, 5))])
  }

  private takeSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined
      void this.take()
    }, GATHER_MS)
  }

  private async take(): Promise<void> {
    if (this.taking) return
    this.taking = true
    // A store that is added again goes to the end, so they take turns.
    for (const storeId of this.due) {
      if (this.stopping || this.tries.size >= IN_HAND.all) break
      this.due.delete(storeId)
      if ((await this.claim(storeId)) > 0) this.due.add(storeId)
    }
    this.taking = false
  }

  private async claim(storeId: string): Promise<number> {
    const ofStore = IN_HAND.ofStore - (this.inHand.ofStore.get(storeId) ?? 0)
    const limit = Math.min(CLAIMED_AT_ONCE, ofStore, IN_HAND.all - this.tries.size)
    // It is looked at again when one of its own has ended.
    if (limit <= 0) return 0
    try {
      const room = { limit, atOnce: IN_HAND.ofEventType, inHand: this.inHand.ofEventType }
      const claimed = await claimDeliveries(storeId, room)
      for (const delivery of claimed) this.send(delivery)
      return claimed.length
    } catch (error) {
      log.error({ storeId, err: error }, 'deliveries could not be taken')
      return 0
    }
  }

  private send(delivery: Claimed): void {
    const { storeId, eventTypeId } = delivery
    count(this.inHand.ofStore, storeId, 1)
    count(this.inHand.ofEventType, eventTypeId, 1)
    const made = this.makeTry(delivery)
      // It is tried again when its lease is over.
      .catch((error) => log.error({ storeId, eventTypeId, err: error }, 'a try could not be noted'))
      .finally(() => {
        count(this.inHand.ofStore, storeId, -1)
        count(this.inHand.ofEventType, eventTypeId, -1)
        this.tries.delete(made)
        this.due.add(storeId)
        this.takeSoon()
      })
    this.tries.add(made)
  }
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const n = (counts.get(key) ?? 0) + by
  if (n > 0) counts.set(key, n)
  else counts.delete(key)
}
