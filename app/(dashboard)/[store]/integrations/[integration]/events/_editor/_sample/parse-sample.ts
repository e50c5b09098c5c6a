import { LongNumber } from './long-number'

/** What the browser tells of a number's text while it parses (ECMAScript "JSON.parse source text access"); not all do. */
type Source = { source?: string }

/** JSON text as a document whose long integers keep their digits; undefined where it is not JSON. */
export function parseSample(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits)
  } catch {
    return undefined
  }
}

function keepDigits(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value
  const digits = context?.source ?? BigInt(value).toString()
  return /^-?\d+$/.test(digits) ? new LongNumber(digits) : value
}
