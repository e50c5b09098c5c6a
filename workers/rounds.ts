import { log } from '@/server/log'

/**
 * Stores with due work, in rounds: each gets one group a turn, so a store with a long backlog never holds up another.
 * `work(storeId)` processes one group and tells whether more may be waiting.
 */
export class Rounds {
  private readonly due = new Set<string>()
  private readonly busy = new Map<string, { again: boolean }>()
  private stopping = false

  constructor(
    private readonly work: (storeId: string) => Promise<boolean>,
    private readonly lanes: number,
  ) {}

  /** A store that is being worked on is looked at once more afterwards. */
  add(storeIds: readonly string[]): void {
    for (const storeId of storeIds) {
      const turn = this.busy.get(storeId)
      if (turn) turn.again = true
      else this.due.add(storeId)
    }
    this.next()
  }

  /** Takes no new turn and resolves when the present ones have ended. */
  async stop(): Promise<void> {
    this.stopping = true
    while (this.busy.size > 0) await new Promise((done) => setTimeout(done, 5))
  }

  private next(): void {
    for (const storeId of this.due) {
      if (this.stopping || this.busy.size >= this.lanes) return
      this.due.delete(storeId)
      void this.turn(storeId)
    }
  }

  private async turn(storeId: string): Promise<void> {
    const turn = { again: false }
    this.busy.set(storeId, turn)
    let more = false
    try {
      more = await this.work(storeId)
    } catch (error) {
      // The sweep finds the store again.
      log.error({ storeId, err: error }, 'a group of work failed')
    }
    this.busy.delete(storeId)
    if (more || turn.again) this.due.add(storeId)
    this.next()
  }
}
