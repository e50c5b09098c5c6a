import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { EventReader, ReadResult } from '@/server/events/read-values'
import { unstorable } from '@/server/fields/received'
import type { ParsedJson } from '@/server/http/body/parse-json'

/** Browsers take longer addresses than anybody filters by; what is beyond is cut, and told as ignored. */
export const PAGE_TEXT_CHARACTERS_MAX = 2000

const PAGE_MEMBERS = ['url', 'title', 'referrer', 'language'] as const
const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/

type Members = Record<string, unknown>
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

/**
 * A page visit (contract §5): the event's own payload, and for what it leaves out the request's `page`. `path` is that of
 * the url, decoded, where nobody says another. Without url and title nobody would know what was seen: refused.
 */
export function readPageVisit(read: EventReader, payload: ParsedJson, page: unknown): ReadResult {
  const own = payload.value as Members // the event's reader takes objects alone
  const base = payload.basePointer ?? ''
  const value: Members = { ...own }
  const dropped: string[] = []
  for (const member of PAGE_MEMBERS) {
    const ofPage = memberOf(page, member)
    if (!isAbsent(own[member]) || isAbsent(ofPage)) continue
    // A page is told in passing: what is no text in it is left out, and refuses nothing.
    if (typeof ofPage === 'string' && unstorable(cut(ofPage)) === undefined) value[member] = ofPage
    else dropped.push(`/page/${member}`)
  }
  if (isAbsent(value.path)) value.path = pathOf(value.url)
  for (const { id } of PAGE_VISIT.fields) {
    const text = value[id]
    if (typeof text !== 'string' || text.length <= PAGE_TEXT_CHARACTERS_MAX) continue
    value[id] = cut(text)
    if (!isAbsent(own[id])) dropped.push(`${base}/${id}`)
    else if (id !== 'path') dropped.push(`/page/${id}`)
  }
  if (isAbsent(value.url) && isAbsent(value.title)) return nowhere(base)
  const result = read({ ...payload, value })
  return result.ok ? { ...result, ignored: [...result.ignored, ...dropped] } : result
}

const nowhere = (path: string): ReadResult => ({
  ...{ ok: false, total: 1 },
  validationErrors: [
    { path, reason: 'expected a "url" or a "title" of what was seen, here or in the "page" of the request' },
  ],
})

const memberOf = (page: unknown, member: string): unknown =>
  typeof page === 'object' && page !== null && Object.hasOwn(page, member) ? (page as Members)[member] : undefined

/** Never through the middle of a character. */
const cut = (text: string): string =>
  text.length <= PAGE_TEXT_CHARACTERS_MAX
    ? text
    : text.slice(0, PAGE_TEXT_CHARACTERS_MAX).replace(HIGH_SURROGATE_AT_END, '')

/** As an owner reads it: `/guía`, not `/gu%C3%ADa`. Undefined for what is no address. */
function pathOf(url: unknown): string | undefined {
  const base = 'http://nowhere.invalid'
  if (typeof url !== 'string' || isAbsent(url) || !URL.canParse(url, base)) return undefined
  const { pathname } = new URL(url, base)
  try {
    const decoded = decodeURI(pathname)
    return unstorable(decoded) === undefined ? decoded : pathname
  } catch {
    return pathname
  }
}
