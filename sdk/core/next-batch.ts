import type { Entry, Kept } from './types'

/** At most so much goes into one request: what a browser lets a closing page send (contract: 20 events, 64 KiB). */
export const BATCH = { events: 20, bytes: 64 * 1024 }

/** Braces, member names and the SDK's name, which no entry counts. */
const ENVELOPE_BYTES = 128

export type Batch = {
  kept: Kept[]
  body: object
  bytes: number
  /** Only asks for a tracker: its one entry is not in the body. */
  asksTracker: boolean
}

/**
 * The oldest entries that belong into one request: a body has one tracker, one contact and one page (contract §5). New
 * contact fields begin a batch, so that no earlier event is sent with them. An entry larger than a batch goes alone.
 */
export function nextBatch(waiting: Kept[], sdk: string): Batch | undefined {
  const first = waiting[0]
  if (!first) return undefined
  const { tracker, contact, page } = first.entry
  // Without a tracker a repeat could not be recognised: ask for one first, with nothing in hand.
  if (tracker.startsWith('~')) return { kept: [first], body: { events: [], sdk }, bytes: 0, asksTracker: true }
  const kept: Kept[] = []
  let bytes = ENVELOPE_BYTES
  for (const next of waiting) {
    bytes += next.bytes
    if (kept[0] && (kept.length >= BATCH.events || bytes > BATCH.bytes || !belongsTo(first.entry, next.entry))) {
      bytes -= next.bytes
      break
    }
    kept.push(next)
  }
  const events = kept.flatMap(({ entry }) => entry.event || [])
  const reports = kept.flatMap(({ entry }) => entry.content || [])
  const contents = reports[0] ? reports : undefined
  return { kept, body: { trackerId: tracker, contact, events, contents, page, sdk }, bytes, asksTracker: false }
}

const belongsTo = (first: Entry, { contact, ...next }: Entry): boolean =>
  !contact?.fields && contextOf(first) === contextOf({ contact, ...next })

const contextOf = ({ tracker, contact, page }: Entry): string =>
  JSON.stringify([tracker, contact && [contact.email, contact.hash], page])
