import { z } from 'zod'
import { Problem } from '@/server/problems'

export const LIMIT_DEFAULT = 50
export const LIMIT_MAX = 200

/** What every list takes. `cursor` is opaque: it comes from `nextCursor` or `prevCursor` of an answer. */
export const pageSchema = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(LIMIT_MAX).optional(),
})
export type PageInput = z.output<typeof pageSchema>
export type Page<T> = { results: T[]; nextCursor: string | null; prevCursor: string | null }

/** Where a page begins: behind (`next`) or in front of (`prev`) the row with this key. */
export type Cursor = { direction: 'next' | 'prev'; key: string[] }

const cursorSchema = z.tuple([z.enum(['next', 'prev']), z.array(z.string().max(200)).min(1).max(4)])

/** Throws `invalid-request` (400) for a text that is no cursor of a list whose keys have this form. */
export function readCursor(text: string | undefined, isKey: (key: string[]) => boolean): Cursor | null {
  if (text === undefined) return null
  try {
    const [direction, key] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (isKey(key)) return { direction, key }
  } catch {
    // Answered below, as any other text that is no cursor.
  }
  throw new Problem('invalid-request', 'The cursor is not one of this list. Take it from the links of an answer.')
}

const write = (direction: Cursor['direction'], key: string[]) =>
  Buffer.from(JSON.stringify([direction, key])).toString('base64url')

/**
 * One page out of at most `limit + 1` rows that were read from the cursor on, in the direction of the cursor (so
 * backwards for `prev`): the row too many only tells that there are more.
 */
export function pageOf<T>(rows: T[], cursor: Cursor | null, limit: number, keyOf: (row: T) => string[]): Page<T> {
  const backwards = cursor?.direction === 'prev'
  const results = backwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  const more = rows.length > limit
  const first = results[0]
  const last = results.at(-1)
  return {
    results,
    nextCursor: last !== undefined && (backwards || more) ? write('next', keyOf(last)) : null,
    prevCursor: first !== undefined && (backwards ? more : cursor !== null) ? write('prev', keyOf(first)) : null,
  }
}

/** The same for a list that is short enough to be read whole, in the order given; its key is the row's id. */
export function pageOfAll<T extends { id: string }>(all: T[], input: PageInput): Page<T> {
  const cursor = readCursor(input.cursor, (key) => key.length === 1)
  const limit = input.limit ?? LIMIT_DEFAULT
  const at = cursor ? all.findIndex(({ id }) => id === cursor.key[0]) : -1
  const rows = cursor?.direction === 'prev' ? all.slice(0, Math.max(at, 0)).reverse() : all.slice(at + 1)
  return pageOf(rows.slice(0, limit + 1), cursor, limit, ({ id }) => [id])
}
