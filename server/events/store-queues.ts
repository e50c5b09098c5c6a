type Entry = { entry: { storeId: string; body: { length: number } } }

/** Bounds of all that waits in one process; past them the answer is 503 rather than more memory. */
const ENTRIES_MAX = 20_000
const BYTES_MAX = 64 * 1024 * 1024
/** What one store may take up of that, so that its flood leaves room for the others. */
const STORE_ENTRIES_MAX = ENTRIES_MAX / 2
const STORE_BYTES_MAX = BYTES_MAX / 2

type Queue<W> = { waiting: W[]; bytes: number }

/** What waits to be committed, in a queue for each store, taken in turns: a store with many leaves the next group open to others. */
export class StoreQueues<W extends Entry> {
  private readonly queues = new Map<string, Queue<W>>()
  private bytes = 0
  size = 0

  isFullFor(storeId: string): boolean {
    if (this.size >= ENTRIES_MAX || this.bytes >= BYTES_MAX) return true
    const own = this.queues.get(storeId)
    return own !== undefined && (own.waiting.length >= STORE_ENTRIES_MAX || own.bytes >= STORE_BYTES_MAX)
  }

  push(one: W): void {
    const { storeId, body } = one.entry
    const queue = this.queues.get(storeId)
    if (queue) {
      queue.waiting.push(one)
      queue.bytes += body.length
    } else this.queues.set(storeId, { waiting: [one], bytes: body.length })
    this.size++
    this.bytes += body.length
  }

  /**
   * The next group: at most so many entries and (but for the last) bytes, an equal share of each store that waits, in
   * the order in which they came, and each key at most once (twice in one statement is an error in Postgres).
   */
  take(entriesMax: number, bytesMax: number, keyOf: (one: W) => string | null): W[] {
    const group: W[] = []
    const keys = new Set<string>()
    let bytes = 0
    const hasRoom = () => group.length < entriesMax && bytes < bytesMax
    for (let stores = this.queues.size; stores > 0 && hasRoom() && this.size > 0; ) {
      const share = Math.ceil((entriesMax - group.length) / stores)
      const before = group.length
      for (const [storeId, queue] of [...this.queues]) {
        const later: W[] = []
        let n = 0
        for (let taken = 0; n < queue.waiting.length && taken < share && hasRoom(); n++) {
          const one = queue.waiting[n] as W // n is below its length
          const key = keyOf(one)
          if (key !== null && keys.has(key)) {
            later.push(one)
            continue
          }
          if (key !== null) keys.add(key)
          group.push(one)
          taken++
          bytes += one.entry.body.length
          queue.bytes -= one.entry.body.length
        }
        this.leave(storeId, queue, [...later, ...queue.waiting.slice(n)])
        if (!hasRoom()) break
      }
      this.size -= group.length - before
      if (group.length === before) break
      stores = this.queues.size
    }
    this.bytes -= bytes
    return group
  }

  /** What is left of a store's queue stands behind the other stores'. */
  private leave(storeId: string, queue: Queue<W>, rest: W[]): void {
    this.queues.delete(storeId)
    if (rest.length > 0) this.queues.set(storeId, { waiting: rest, bytes: queue.bytes })
  }
}
