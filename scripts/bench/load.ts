import { connect, type Socket } from 'node:net'

export type Load = { host: string; port: number; request: () => Buffer; connections: number; durationMs: number }
/** `latencies` in milliseconds, unsorted. `refused`: answers other than 2xx. */
export type Measured = { answered: number; refused: number; latencies: number[]; seconds: number }

/**
 * Keeps `connections` sockets busy, one request at a time each, for `durationMs`. Writes and reads raw HTTP/1.1, so that
 * the generator costs little beside what it measures: it shares the machine with it.
 */
export async function load({ host, port, request, connections, durationMs }: Load): Promise<Measured> {
  const latencies: number[] = []
  let refused = 0
  const startedAt = performance.now()
  const endsAt = startedAt + durationMs
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, host)
      socket.setNoDelay(true)
      let sentAt = 0
      let pending = ''
      const send = () => {
        sentAt = performance.now()
        socket.write(request())
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        pending += chunk.toString('latin1')
        const answer = completeAnswer(pending)
        if (!answer) return
        pending = pending.slice(answer.length)
        const now = performance.now()
        latencies.push(now - sentAt)
        if (answer.status < 200 || answer.status > 299) refused++
        if (now < endsAt) send()
        else finish(socket, resolve)
      })
    })
  await Promise.all(Array.from({ length: connections }, run))
  return { answered: latencies.length, refused, latencies, seconds: (performance.now() - startedAt) / 1000 }
}

function finish(socket: Socket, resolve: () => void): void {
  socket.destroy()
  resolve()
}

/** Length and status of the first whole answer in `text`, or undefined while it is still coming. Knows lengths and chunks. */
function completeAnswer(text: string): { status: number; length: number } | undefined {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = text.slice(0, headEnd).toLowerCase()
  const status = Number(head.slice(9, 12))
  const bodyFrom = headEnd + 4
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1]
  if (length !== undefined) {
    const total = bodyFrom + Number(length)
    return text.length >= total ? { status, length: total } : undefined
  }
  if (!head.includes('transfer-encoding: chunked')) return { status, length: bodyFrom }
  const end = text.indexOf('0\r\n\r\n', bodyFrom)
  return end < 0 ? undefined : { status, length: end + 5 }
}

export function percentile(latencies: number[], share: number): number {
  const sorted = [...latencies].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
