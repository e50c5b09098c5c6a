/** What stands behind the types of a client: plain TypeScript for a browserless `fetch`, with no dependency. */
export const CLIENT_RUNTIME = String.raw`
export type Answer<Status extends number, Body> = { status: Status; body: Body; headers: Headers }

/** A refusal, with all that was told about it. */
export class InletProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly headers: Headers,
  ) {
    super(problem.detail)
    this.name = 'InletProblem'
  }
}

type Input = { path?: object; query?: object; headers?: object; body?: unknown }

/** An input of which nothing is needed may be left out. */
type Client = {
  [Name in keyof Calls]: {} extends Calls[Name]['input']
    ? (input?: Calls[Name]['input']) => Promise<Calls[Name]['answer']>
    : (input: Calls[Name]['input']) => Promise<Calls[Name]['answer']>
}

export type ClientOptions = {
  /** The whole keyId:secret. */
  apiKey?: string
  baseUrl?: string
  fetch?: typeof fetch
}

/** One function for each call. Throws an InletProblem for every answer that is no success. */
export function createClient({ apiKey, baseUrl = BASE_URL, fetch: send = fetch }: ClientOptions = {}): Client {
  async function call(method: string, pattern: string, { path, query, headers, body }: Input = {}) {
    const values = new Map(Object.entries(path ?? {}))
    const url = new URL(baseUrl + pattern.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values.get(name)))))
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    const all = new Headers()
    if (apiKey !== undefined) all.set('authorization', 'ApiKey ' + apiKey)
    if (body !== undefined) all.set('content-type', 'application/json')
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) all.set(name, String(value))
    }
    const response = await send(url, { method, headers: all, body: body === undefined ? undefined : JSON.stringify(body) })
    const text = await response.text()
    const answer = text === '' ? undefined : JSON.parse(text)
    if (!response.ok) throw new InletProblem(response.status, answer, response.headers)
    return { status: response.status, body: answer, headers: response.headers }
  }
  const calls = Object.entries(ADDRESSES).map(([name, [method, path]]) => [name, (input?: Input) => call(method, path, input)])
  return Object.fromEntries(calls)
}
`
