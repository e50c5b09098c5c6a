/** A value that was read, or why it was not: "expected a number, received the string \"12,50\"" (contract §3). */
export type Refusal = { ok: false; reason: string }

const QUOTED_CHARACTERS_MAX = 80
const WHEN_EMPTY = 'leave the key out, or send null, when there is no value'
const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/

/** The text in JSON's quotes, cut at 80 characters; what Postgres cannot store stands there as an escape. */
export function quote(text: string): string {
  if (text.length <= QUOTED_CHARACTERS_MAX) return JSON.stringify(text)
  return `${JSON.stringify(text.slice(0, QUOTED_CHARACTERS_MAX).replace(HIGH_SURROGATE_AT_END, ''))}…`
}

/** What came, as the second half of a reason. */
export function received(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array'
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : `the string ${quote(value)}`
    case 'number':
      return Number.isFinite(value) ? `the number ${value}` : 'a number too large to hold'
    case 'boolean':
      return String(value)
    default:
      return 'an object'
  }
}

/** The one style of all reasons: what was expected, what was received, and what to do about it. */
export function refuse(expected: string, value: unknown, hint?: string): Refusal {
  const reason = `expected ${expected}, received ${received(value)}`
  const advice = hint ?? (typeof value === 'string' && value.trim() === '' ? WHEN_EMPTY : undefined)
  return { ok: false, reason: advice === undefined ? reason : `${reason}; ${advice}` }
}

/** The advice for what would be right as a text and came as a number, `true` or `false`. */
export function inQuotes(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? 'send it in quotes' : undefined
}

const SUSPECT = /[\0\ud800-\udfff]/
const LONE_SURROGATE = /\p{Surrogate}/u

/** Why Postgres' `jsonb` could not hold this text, or undefined when it can (faults §2). */
export function unstorable(text: string): string | undefined {
  if (!SUSPECT.test(text)) return undefined
  if (text.includes('\0')) return 'it holds the character U+0000, which cannot be stored'
  if (LONE_SURROGATE.test(text)) return 'it holds half of a surrogate pair, which is not a character'
  return undefined
}

/** The text with what `jsonb` cannot hold shown as U+FFFD: for keys that are named in a reason or a log. */
export function storable(text: string): string {
  if (unstorable(text) === undefined) return text
  return text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd')
}
