import { log } from '@/server/log'
import { asProblem, PROBLEMS, Problem } from '@/server/problems'

/** What a door is given, whoever reached it: the fast lane or a route handler (house §2). Header names are lower case. */
export type Incoming = {
  method: string
  /** Decoded by nobody: as it stood in the request line, without the query. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** The address of the socket; undefined where the platform hides it. */
  remoteAddress: string | undefined
  requestId: string
  /** The decoded body, read once; more than `maxBytes` is a Problem while reading, never buffered whole. */
  readBody: (maxBytes: number) => Promise<Buffer>
}

export type Answer = { status: number; headers: Record<string, string>; body: string }

/** An ingestion or management endpoint, free of Next and of `Request`/`Response`. */
export type Door = (incoming: Incoming) => Promise<Answer>

const JSON_HEADERS = { 'content-type': 'application/json' }

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) }
}

/** The one error shape of contract §3. At most 100 faults are listed, with `total` beside them when there are more. */
export function problemAnswer(problem: Problem, requestId: string): Answer {
  const { status } = PROBLEMS[problem.problem]
  return jsonAnswer(status, { ...problemBody(problem), ...(status >= 500 && { requestId }) }, problem.extras.headers)
}

/** The members of that shape; in a batch each event that was refused has them. */
export function problemBody(problem: Problem): Record<string, unknown> {
  const entry = PROBLEMS[problem.problem]
  const { headers: _, validationErrors, ...extras } = problem.extras
  return {
    status: entry.status,
    title: entry.title,
    detail: problem.detail,
    ...('code' in entry ? { code: entry.code } : {}),
    ...(validationErrors ? { validationErrors: validationErrors.slice(0, 100) } : {}),
    ...extras,
  }
}

/** Every way out of a door: an answer, a Problem, or a bug; each carries `X-Request-Id`, and a bug shows nothing of itself. */
export async function answerOf(door: Door, incoming: Incoming): Promise<Answer> {
  let answer: Answer
  try {
    answer = await door(incoming)
  } catch (error) {
    const problem = asProblem(error)
    if (problem) answer = problemAnswer(problem, incoming.requestId)
    else {
      log.error({ requestId: incoming.requestId, err: error }, 'door failed')
      const detail = 'Something failed on our side. Send it again, or tell us the requestId.'
      answer = problemAnswer(new Problem('internal', detail), incoming.requestId)
    }
  }
  answer.headers['x-request-id'] = incoming.requestId
  return answer
}
