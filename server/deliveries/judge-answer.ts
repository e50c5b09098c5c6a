import type { DeliveryTry } from '@/db'
import type { Answer } from './post'
import { retryAt } from './retry-at'

export type Judged = {
  state: 'pending' | 'delivered' | 'dead'
  /** Of `pending`: when it is tried again. */
  nextAt: string | null
  /** Without its time. */
  told: Omit<DeliveryTry, 'at' | 'ms'>
}

type At = { attempt: number; nowMs: number; chance: number }

/** What becomes of a delivery. 2xx: it has arrived. 410: nobody wants it. Anything else is tried again, until the last try. */
export function judgeAnswer(answer: Answer, at: At): Judged {
  if ('error' in answer) return again({ error: answer.error }, at)
  const { status } = answer
  if (status >= 200 && status < 300) return { state: 'delivered', nextAt: null, told: { status } }
  if (status === 410)
    return { state: 'dead', nextAt: null, told: { status, error: 'it answered 410: it takes no more' } }
  if (status >= 300 && status < 400)
    return again(
      { status, error: `it answered ${status}: redirects are not followed; give the address that it leads to` },
      at,
    )
  const mayAsk = status === 429 || status === 503
  const retryAfterMs = mayAsk ? readRetryAfter(answer.retryAfter, at.nowMs) : undefined
  return again({ status, error: `it answered ${status}` }, { ...at, retryAfterMs })
}

function again(told: Judged['told'], at: At & { retryAfterMs?: number | undefined }): Judged {
  const nextAt = retryAt(at)
  return { state: nextAt === null ? 'dead' : 'pending', nextAt, told }
}

/** Seconds, or a date (RFC 9110 §10.2.3); undefined for anything else. */
function readRetryAfter(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000
  const date = text.trim().endsWith('GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : date - nowMs
}
