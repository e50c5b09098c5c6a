import { expect, test } from 'vitest'
import { judgeAnswer } from './judge-answer'
import { retryAt } from './retry-at'

const NOW = Date.parse('2026-01-31T12:00:00.000Z')
const at = { attempt: 1, nowMs: NOW, chance: 0 }
const answered = (status: number, retryAfter?: string) => ({ status, retryAfter, text: '' })
const delayOf = (iso: string | null) => (iso === null ? null : (Date.parse(iso) - NOW) / 1000)

test('ten more tries come, later and later, over a day and more; then it is given up', () => {
  const delays = Array.from({ length: 11 }, (_, n) => delayOf(retryAt({ ...at, attempt: n + 1 })))
  expect(delays).toEqual([5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 57_600, null])
  const sum = delays.reduce<number>((all, delay) => all + (delay ?? 0), 0)
  expect(sum).toBe(31 * 3600 + 42 * 60 + 35)
})

test('a try is never earlier than its delay, and at most a fifth later', () => {
  expect(delayOf(retryAt({ ...at, chance: 1 }))).toBe(6)
  expect(delayOf(retryAt({ ...at, attempt: 10, chance: 0.5 }))).toBe(63_360)
})

test.each([200, 201, 202, 204, 299])('%d: it has arrived', (status) => {
  expect(judgeAnswer(answered(status), at)).toEqual({ state: 'delivered', nextAt: null, told: { status } })
})

test.each([100, 301, 302, 307, 400, 401, 404, 408, 413, 429, 500, 503])(
  '%d: it is tried again, and the last time given up',
  (status) => {
    expect(judgeAnswer(answered(status), at)).toMatchObject({
      state: 'pending',
      told: { status, error: expect.any(String) },
    })
    expect(judgeAnswer(answered(status), { ...at, attempt: 11 })).toMatchObject({ state: 'dead', nextAt: null })
  },
)

test('410: it is given up at once; a redirect is named as one; an error is kept', () => {
  expect(judgeAnswer(answered(410), at)).toMatchObject({ state: 'dead', nextAt: null })
  expect(judgeAnswer(answered(302), at).told.error).toContain('redirects are not followed')
  expect(judgeAnswer({ error: 'it could not be sent' }, at)).toMatchObject({
    state: 'pending',
    told: { error: 'it could not be sent' },
  })
})

test.each([
  [429, '120', 120],
  [503, '120', 120],
  [503, 'Sat, 31 Jan 2026 12:02:00 GMT', 120],
  [429, '0', 1],
  [429, 'Sat, 31 Jan 2026 11:00:00 GMT', 1],
  [429, '86400', 3600],
  [429, 'soon', 5],
  [429, '-5', 5],
  [500, '120', 5],
])('%d with Retry-After %j is tried again after %d s', (status, retryAfter, seconds) => {
  expect(delayOf(judgeAnswer(answered(status, retryAfter), at).nextAt)).toBe(seconds)
})
