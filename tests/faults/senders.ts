import { randomUUID } from 'node:crypto'
import type { Ledger } from './oracle'
import { pause } from './processes'

/**
 * Sends events from several senders until stopped. What is not answered is sent on as a new event: an unanswered one may
 * be there 0 or 1 times. Every third carries an Idempotency-Key and is repeated until it is answered. `pauseMs` is how long
 * each rests between two.
 */
export function startSenders(
  url: string,
  apiKey: string,
  count: number,
  pauseMs = 0,
): { ledger: Ledger; stop: () => Promise<void> } {
  const ledger: Ledger = { sent: new Set(), answered: new Map() }
  let stopping = false
  const send = async (n: number, reference: string, key: string | undefined): Promise<boolean> => {
    const body = JSON.stringify({ email: `contact${n % 40}@example.org`, reference })
    const headers = {
      'content-type': 'application/json',
      authorization: `ApiKey ${apiKey}`,
      ...(key ? { 'idempotency-key': key } : {}),
    }
    try {
      const response = await fetch(url, { method: 'POST', body, headers })
      const answer = (await response.json()) as { id?: string } // contract §4
      if (response.status === 201 && answer.id) ledger.answered.set(reference, answer.id)
      return response.status === 201
    } catch {
      return false // killed under our hands
    }
  }
  const sender = async (first: number) => {
    for (let n = first; !stopping; n += count) {
      const reference = randomUUID()
      const key = n % 3 === 0 ? reference : undefined
      ledger.sent.add(reference)
      while (!(await send(n, reference, key)) && key && !stopping) await pause(30)
      if (pauseMs > 0) await pause(pauseMs)
    }
  }
  const senders = Array.from({ length: count }, (_, n) => sender(n))
  return {
    ledger,
    stop: async () => {
      stopping = true
      await Promise.all(senders)
    },
  }
}
