import { type Logger, pino } from 'pino'
import { env } from '@/server/env'

/**
 * All that a log line may hold beside its sentence. Whatever is not named here is dropped, so a payload, an email, a
 * phone number or a key cannot reach a log (house §7). `err` is taken apart by `errorFields`.
 */
const LOG_FIELDS = {
  requestId: 'string',
  traceId: 'string',
  storeId: 'string',
  webContentId: 'string',
  integrationId: 'string',
  eventTypeId: 'string',
  eventId: 'string',
  receptionId: 'string',
  contactId: 'string',
  segmentId: 'string',
  workflowId: 'string',
  executionId: 'string',
  deliveryId: 'string',
  groupId: 'string',
  context: 'string',
  outcome: 'string',
  reasonCode: 'string',
  method: 'string',
  route: 'string',
  procedure: 'string',
  status: 'number',
  durationMs: 'number',
  count: 'number',
  pending: 'number',
  pendingAgeSeconds: 'number',
  bytes: 'number',
  job: 'string',
  jobId: 'string',
  queue: 'string',
  backend: 'string',
  attempt: 'number',
  role: 'string',
  port: 'number',
  signal: 'string',
  setting: 'string',
} as const satisfies Record<string, 'string' | 'number'>

type Kinds = { string: string; number: number }
export type LogFields = { [Name in keyof typeof LOG_FIELDS]?: Kinds[(typeof LOG_FIELDS)[Name]] | null } & {
  err?: unknown
}

/** Ids, codes and route templates look like this; an email, a phone with its `+`, a key (`id:secret`) or a sentence does not. */
const TOKEN = /^[\w./{}[\]-]{1,160}$/

const isSafe = (kind: 'string' | 'number', value: unknown) =>
  kind === 'number' ? Number.isFinite(value) : typeof value === 'string' && TOKEN.test(value)

/** The part of `fields` that may be written. */
export function safeFields(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept.err = errorFields(value)
    else if (Object.hasOwn(LOG_FIELDS, name) && isSafe(LOG_FIELDS[name as keyof typeof LOG_FIELDS /* hasOwn */], value))
      kept[name] = value
  }
  return kept
}

type ErrorFields = { name: string; code?: string; constraint?: string; at: string[]; cause?: ErrorFields }

/** An error without its message: drivers put statements and values into it. The frames and the code say where and what. */
function errorFields(err: unknown, depth = 0): ErrorFields {
  if (!(err instanceof Error)) return { name: typeof err, at: [] }
  const frames = err.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const fields: ErrorFields = { name: err.name, at: frames.slice(0, 12).map((line) => line.trim()) }
  const text = (name: string) => {
    const value: unknown = Reflect.get(err, name)
    return typeof value === 'string' && TOKEN.test(value) ? value : undefined
  }
  fields.code = text('code')
  fields.constraint = text('constraint_name') ?? text('constraint')
  if (err.cause !== undefined && depth < 4) fields.cause = errorFields(err.cause, depth + 1)
  return fields
}

/** JSON lines for a `destination`; `log` is the one that the product uses. */
export function createLog(destination?: { write(line: string): void }): Logger {
  const options = {
    level: env.LOG_LEVEL,
    base: { pid: process.pid, role: env.INLET_ROLE },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: safeFields },
  }
  return destination ? pino(options, destination) : pino(options)
}

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal'
let logger: Logger | undefined

const at = (level: Level) => (fields: LogFields, sentence: string) => {
  logger ??= createLog()
  logger[level](fields, sentence)
}

/**
 * `log.warn({ storeId, job, err }, 'the group failed and is tried again')`. The sentence is fixed text: what varies goes
 * into the fields, which an allow-list guards. The logger is made at the first line, after the environment is known.
 */
export const log: Record<Level, (fields: LogFields, sentence: string) => void> = {
  debug: at('debug'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
  fatal: at('fatal'),
}
