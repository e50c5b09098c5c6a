import { newId } from '@/server/ids'
import { isProblem, type Problem } from '@/server/problems'
import { type Configuration, isCurrent, judgeOnPresent } from './configuration'
import {
  attemptOf,
  changing,
  type Delivery,
  type Judged,
  type Reading,
  type Receipt,
  receiveEvent,
  refused,
  STALE_MAX,
} from './receive-event'

/** One event of a batch; `read` judges it by the definition that it is given. */
export type BatchItem = { body: Buffer; read: (judged: Judged) => Reading }

export type BatchDelivery = Omit<Delivery, 'read'> & {
  /** Rate, query and body, once; throws what is wrong with the request as a whole. */
  readItems: (configuration: Configuration, judged: Judged) => Promise<BatchItem[]>
}

/** What became of an event, in the order of the batch. */
export type BatchResult = Receipt | Problem

/**
 * A batch (contract §4): each event is judged, stored or refused, and kept as a reception, by itself. What is wrong with
 * the request as a whole is one refusal, kept and thrown. Resolves when all that was accepted is committed.
 */
export async function receiveBatch(delivery: BatchDelivery): Promise<BatchResult[]> {
  const items = await itemsOf(delivery)
  return Promise.all(
    items.map((item, n) =>
      receiveEvent({
        ...delivery,
        read: async (_configuration, judged) => item.read(judged),
        bodyRead: () => item.body,
        partAt: `/events/${n}`,
      }).catch((error: unknown) => {
        if (isProblem(error)) return error
        throw error
      }),
    ),
  )
}

async function itemsOf(delivery: BatchDelivery): Promise<BatchItem[]> {
  let stale: number | undefined
  for (let n = 0; n < STALE_MAX; n++) {
    const { configuration, judged } = await judgeOnPresent(delivery.storeId, delivery.judge, stale)
    try {
      const items = await delivery.readItems(configuration, judged)
      if (!judged.type) throw judged.unknown
      return items
    } catch (error) {
      if (delivery.isDryRun) {
        if (!isProblem(error) || (await isCurrent(configuration))) throw error
      } else await refused(error, attemptOf(delivery, configuration, judged, newId()), judged, delivery)
      stale = configuration.revision
    }
  }
  throw changing()
}
