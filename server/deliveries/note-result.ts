import { and, eq } from 'drizzle-orm'
import { type DeliveryTry, deliveries, inStore } from '@/db'
import type { Claimed } from './claim-deliveries'
import type { Judged } from './judge-answer'

const TRIES_KEPT = 20

type Result = Judged & { at: string; ms: number; answer: string | undefined }

/**
 * Notes what became of a try, unless another one was begun meanwhile (this worker was frozen for longer than its lease):
 * then the other one's word counts.
 */
export async function noteResult(delivery: Claimed, result: Result): Promise<void> {
  const { storeId, id, attempt, tries } = delivery
  const { state, nextAt, told, at, ms, answer } = result
  const made: DeliveryTry = { at, ms, ...told }
  const change = {
    state,
    ...(nextAt === null ? { endedAt: new Date().toISOString() } : { nextAt }),
    tries: [...tries, made].slice(-TRIES_KEPT),
    ...(answer === undefined ? {} : { lastAnswer: answer }),
  }
  const { storeId: ofStore, attempts } = deliveries
  await inStore(storeId, (tx) =>
    tx
      .update(deliveries)
      .set(change)
      .where(and(eq(ofStore, storeId), eq(deliveries.id, id), eq(attempts, attempt), eq(deliveries.state, 'pending'))),
  )
}
