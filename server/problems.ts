/** One fault of a request, in the words of contract §3. `path` is an RFC 6901 pointer into what the sender sent. */
export type ValidationError = { path: string; reason: string }

/** What stands in the way of a delete or an edit. */
export type Usage = { type: 'segment' | 'workflow' | 'integration' | 'event-type'; id: string; name: string }

/**
 * Every expected failure has a name here. HTTP status, title, tRPC code and the reason code in the log of receptions
 * follow from this table (house §3: "a way to fail" is one entry).
 */
export const PROBLEMS = {
  'invalid-json': { status: 400, title: 'Bad Request' },
  'invalid-request': { status: 400, title: 'Bad Request' },
  'contact-missing': { status: 400, title: 'Bad Request', code: 'E0501' },
  unauthenticated: { status: 401, title: 'Unauthorized' },
  'not-verified': { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  'store-blocked': { status: 403, title: 'Forbidden' },
  'address-refused': { status: 403, title: 'Forbidden' },
  'origin-refused': { status: 403, title: 'Forbidden' },
  'not-found': { status: 404, title: 'Not Found' },
  'method-not-allowed': { status: 405, title: 'Method Not Allowed' },
  'in-use': { status: 409, title: 'Conflict' },
  conflict: { status: 409, title: 'Conflict' },
  'body-too-large': { status: 413, title: 'Content Too Large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported Media Type' },
  'not-valid': { status: 422, title: 'Unprocessable Entity' },
  'idempotency-mismatch': { status: 422, title: 'Unprocessable Entity' },
  'too-many-requests': { status: 429, title: 'Too Many Requests' },
  internal: { status: 500, title: 'Internal Server Error' },
  'not-stored': { status: 503, title: 'Service Unavailable' },
} as const satisfies Record<string, { status: number; title: string; code?: string }>

export type ProblemName = keyof typeof PROBLEMS

export type ProblemExtras = {
  validationErrors?: ValidationError[]
  usedBy?: Usage[]
  problems?: { node: string; reason: string }[]
  total?: number
  headers?: Record<string, string>
}

/** An expected failure. Thrown by verbs; only `problemResponse` and one tRPC middleware turn it into a status. */
export class Problem extends Error {
  readonly extras: ProblemExtras
  constructor(
    readonly problem: ProblemName,
    /** One sentence to the reader: what was expected, what came, where, what to do. */
    readonly detail: string,
    extras: ProblemExtras = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.extras = extras
  }
}

/** Next bundles a second copy of this module beside the fast lane's, so the class is known by its name. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'problem' in error
}

/** Postgres' code of a failure, whoever wrapped it; undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    if ('code' in seen && typeof seen.code === 'string' && /^[0-9A-Z]{5}$/.test(seen.code)) return seen.code
  }
  return undefined
}

/**
 * The Problem that an error is, or stands for: a value that Postgres refuses (class 22) passed our checks, which is a bug
 * to mend, and still what was sent is not valid (faults §2). Undefined for a failure of ours.
 */
export function asProblem(error: unknown): Problem | undefined {
  if (isProblem(error)) return error
  if (!sqlStateOf(error)?.startsWith('22')) return undefined
  return new Problem('not-valid', 'A value cannot be stored.', {
    validationErrors: [{ path: '', reason: 'expected values that the database can hold' }],
  })
}

/** All faults at once, in one Problem (contract §3). */
export function notValid(validationErrors: ValidationError[]): Problem {
  const n = validationErrors.length
  return new Problem('not-valid', n === 1 ? '1 field is not valid.' : `${n} fields are not valid.`, {
    validationErrors,
  })
}
