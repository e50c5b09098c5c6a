import { readDate } from '@/server/fields/date'
import { isUuid } from '@/server/ids'
import { isNear } from './is-near'

/** What became of a web content, as the browser that got it tells. */
export type Impression = { id: string; what: (typeof WHAT)[number]; at: string }

const WHAT = ['shown', 'clicked', 'closed'] as const

/**
 * Reads `contents` of a collect request. What is no impression is passed over, as an unknown one is: it is about what
 * was shown, and spoils no event.
 */
export function readImpressions(contents: readonly unknown[], receivedAt: string): Impression[] {
  return contents.flatMap((content) => {
    if (typeof content !== 'object' || content === null) return []
    const { id, what: told, at } = content as Record<string, unknown> // an object of JSON
    const what = WHAT.find((known) => known === told)
    if (typeof id !== 'string' || !isUuid(id) || !what) return []
    const time = typeof at === 'string' ? readDate(at, false) : undefined
    return { id, what, at: time?.ok && isNear(time.value, receivedAt) ? time.value : receivedAt }
  })
}
