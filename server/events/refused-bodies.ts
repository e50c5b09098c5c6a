import { LRUCache } from 'lru-cache'
import { perProcess } from '@/server/per-process'

/** Of a refused body at most this much is kept (contract §4), and of one store's at most so much a second in one process. */
const HEAD_BYTES_MAX = 64 * 1024
const BYTES_PER_SECOND = 256 * 1024
const BURST_BYTES = 4 * 1024 * 1024

type Budget = { bytes: number; atMs: number }
const budgets = () => perProcess('refused-bodies', () => new LRUCache<string, Budget>({ max: 10_000 }))

/** The head of a refused body; nothing of it while its store is flooded with refusals, so that a flood cannot fill the disk. */
export function bodyToKeep(storeId: string, body: Buffer): Buffer {
  const now = Date.now()
  const budget = budgets().get(storeId) ?? { bytes: BURST_BYTES, atMs: now }
  budget.bytes = Math.min(BURST_BYTES, budget.bytes + ((now - budget.atMs) / 1000) * BYTES_PER_SECOND)
  budget.atMs = now
  budgets().set(storeId, budget)
  const head = body.subarray(0, HEAD_BYTES_MAX)
  if (budget.bytes < head.length) return Buffer.alloc(0)
  budget.bytes -= head.length
  return head
}
