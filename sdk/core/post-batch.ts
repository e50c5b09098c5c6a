import { parseObject } from './parse-object'
import type { Answer, Ports } from './types'

/** What became of a request. `later`: the same body may be sent again, after `afterMs` where the server said so. */
export type Outcome =
  | { is: 'answered'; answer: Answer }
  | { is: 'refused'; reason: string; status: number }
  | { is: 'later'; reason: string; status?: number; afterMs?: number }

const TIMEOUT_MS = 30_000

/** Never throws. A 200 that is not ours (a captive portal's page) counts as no answer. */
export async function postBatch(ports: Ports, body: object): Promise<Outcome> {
  let stopTimer = () => {}
  try {
    const tooLate = new Promise<never>((_, reject) => {
      stopTimer = ports.startTimer(() => reject(new Error('no answer in time')), TIMEOUT_MS)
    })
    const answered = ports.post(ports.address, JSON.stringify(body))
    const { status, retryAfter, body: text } = await Promise.race([answered, tooLate])
    const answer = parseObject<Answer>(text)
    if (status === 200 && answer) return { is: 'answered', answer }
    const { detail = `the server answered ${status}` } = parseObject<{ detail: string }>(text) || {}
    if (status >= 400 && status < 500 && status !== 408 && status !== 429)
      return { is: 'refused', reason: String(detail), status }
    return { is: 'later', reason: String(detail), status, afterMs: pauseOf(retryAfter || '', ports.now()) }
  } catch (error) {
    return { is: 'later', reason: `no connection: ${error}` }
  } finally {
    stopTimer()
  }
}

/** `Retry-After` (RFC 9110 §10.2.3): seconds, or a date; NaN for anything else. */
const pauseOf = (retryAfter: string, now: number): number => Number(retryAfter) * 1_000 || Date.parse(retryAfter) - now
