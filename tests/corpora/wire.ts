import { connect, type Socket } from 'node:net'

/** One answer as it stood on the wire. */
export type WireAnswer = { status: number; headers: Map<string, string>; body: string }

/** What came back on a connection, and how it ended: `open` when the server kept it, `closed` or `reset` when it did not. */
export type Heard = { answers: WireAnswer[]; end: 'open' | 'closed' | 'reset' }

export type Conversation = {
  /** Writes to the connection, at its own pace. */
  speak: (socket: Socket) => void | Promise<void>
  /** So many answers are waited for, interim ones included, unless the server closes before. */
  answers: number
  /** Sent when they have come and the server means to keep the connection; one more answer is waited for. */
  followUp?: Buffer
  /** The first answer announces a body and has none. */
  isHead?: boolean
}

/** Opens a connection, speaks, and listens until all answers are there or the server closes. Bytes are Latin-1. */
export function converse(port: number, { speak, answers: wanted, followUp, isHead }: Conversation): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    let isReset = false
    let isFollowedUp = false
    const finish = (end: Heard['end']) => {
      resolve({ answers: answersIn(text, isHead), end })
      socket.destroy()
    }
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1')
      const answers = answersIn(text, isHead)
      // A server that means to close does so with its answer: wait for it rather than judge too early.
      if (answers.some(({ headers }) => headers.get('connection') === 'close')) return
      if (answers.length < wanted) return
      if (!followUp || answers.length > wanted) return finish('open')
      if (!isFollowedUp) socket.write(followUp)
      isFollowedUp = true
    })
    socket.on('error', () => {
      isReset = true
    })
    socket.on('end', () => socket.end())
    socket.on('close', () => finish(isReset ? 'reset' : 'closed'))
    socket.on('connect', () => void speak(socket))
  })
}

/** A request with its lines as given, and nothing else: no header is added. */
export function requestOf(head: readonly string[], body: string | Uint8Array = ''): Buffer {
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
}

/** Bytes as a body of HTTP chunks of at most `size`. */
export function chunked(bytes: Buffer, size: number): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

/** The complete answers at the front of what came, by their Content-Length; interim answers (1xx) have no body. */
function answersIn(text: string, isHead = false): WireAnswer[] {
  const answers: WireAnswer[] = []
  let rest = text
  for (;;) {
    const headEnd = rest.indexOf('\r\n\r\n')
    if (headEnd < 0) return answers
    const [statusLine = '', ...lines] = rest.slice(0, headEnd).split('\r\n')
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1])
    const headers = new Map(lines.map(headerOf))
    const hasBody = status >= 200 && !(isHead && answers.length === 0)
    const bodyStart = headEnd + 4
    const bodyEnd = bodyStart + (hasBody ? Number(headers.get('content-length') ?? 0) : 0)
    if (rest.length < bodyEnd) return answers
    answers.push({ status, headers, body: rest.slice(bodyStart, bodyEnd) })
    rest = rest.slice(bodyEnd)
  }
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}
