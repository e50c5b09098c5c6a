import { readEmail } from '@/server/fields/email'
import { received } from '@/server/fields/received'
import type { ValidationError } from '@/server/problems'

/** The document of `POST /collect/{storeId}` (contract §5), less what its events say. */
export type Envelope = {
  trackerId: string | null
  email: { sent: string; stored: string } | null
  hash: string | null
  fields: Record<string, unknown> | null
  events: unknown[]
  /** What became of web contents: read by `readImpressions`. */
  contents: unknown[]
}

const TRACKER_ID = /^[A-Za-z0-9_-]{16,100}$/
const EVENTS_MAX = 1000
const CONTENTS_MAX = 100

type Members = Record<string, unknown>
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** The envelope, or every fault of it: without a whole one nobody knows whose the events are. Other keys are let pass. */
export function readEnvelope(document: unknown): { envelope: Envelope } | { faults: ValidationError[] } {
  const faults: ValidationError[] = []
  const expect = (path: string, value: unknown, what: string, fits: boolean) => {
    if (!isAbsent(value) && !fits) faults.push({ path, reason: `expected ${what}, received ${received(value)}` })
    return !isAbsent(value) && fits
  }
  const { trackerId, contact, events, contents, page } = document as Members // the body's reader takes objects alone
  const isTracker = typeof trackerId === 'string' && TRACKER_ID.test(trackerId)
  expect('/trackerId', trackerId, 'a tracker id: 16 to 100 letters, digits, "-" or "_"', isTracker)
  const person = expect('/contact', contact, 'an object', isObject(contact)) ? (contact as Members) : {}
  const { email, hash, fields } = person
  expect('/contact/hash', hash, 'a text', typeof hash === 'string')
  expect('/contact/fields', fields, 'an object', isObject(fields))
  expect('/page', page, 'an object', isObject(page))
  if (expect('/events', events, 'an array', Array.isArray(events)) && (events as unknown[]).length > EVENTS_MAX)
    faults.push({ path: '/events', reason: `expected at most ${EVENTS_MAX} events` })
  if (
    expect('/contents', contents, 'an array', Array.isArray(contents)) &&
    (contents as unknown[]).length > CONTENTS_MAX
  )
    faults.push({ path: '/contents', reason: `expected at most ${CONTENTS_MAX} contents` })
  const address = isAbsent(email) ? null : readEmail(email)
  if (address && !address.ok) faults.push({ path: '/contact/email', reason: address.reason })
  if (faults.length > 0) return { faults }
  return {
    envelope: {
      trackerId: isTracker ? trackerId : null,
      email: address?.ok ? { sent: String(email), stored: address.value } : null,
      hash: typeof hash === 'string' ? hash : null,
      fields: isObject(fields) ? fields : null,
      events: Array.isArray(events) ? events : [],
      contents: Array.isArray(contents) ? contents : [],
    },
  }
}
