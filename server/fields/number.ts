import { quote, type Refusal, refuse } from '@/server/fields/received'

type NumberReading = { ok: true; value: number } | Refusal
type Source = (() => string | undefined) | undefined
type Mark = ',' | null | undefined

const NUMBER_TEXT = /^([+-]?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/
/** The longest text of a double has some 1,080 characters; what is longer is not looked into. */
const NUMBER_CHARACTERS_MAX = 1100
const DECIMAL_COMMA = /^[+-]?[\d.\s']*,\d+$/
const THOUSANDS = /^[+-]?\d{1,3}(?:[,\s']\d{3})+(?:\.\d+)?$/
const COMMA_HINT = 'the decimal mark of this field is a comma, as in 12,50'
const LEADING_ZERO = /^[+-]?0\d+(?:\.\d+)?$/
const WITH_UNIT = /^(?:\p{Sc}|[A-Z]{3})\s?[\d.,]+$|^[+-]?[\d.,]+\s?(?:\p{Sc}|%|[A-Za-z]{1,3})$/u
const INTEGER_MAX_HINT = `integers go up to ${Number.MAX_SAFE_INTEGER}; a text field takes longer ones`
const FRACTION_HINT = 'a decimal field takes fractions'
const WITHOUT_QUOTES = 'send it without quotes'
/** From here on a double has no fraction, so a fraction that was sent shows only in the source text. */
const FRACTIONS_END = 2 ** 52

/** A finite number; in lenient mode its text too, where the number keeps every digit of it (contract §4). */
export function readDecimal(value: unknown, isLenient: boolean, mark?: Mark): NumberReading {
  if (typeof value === 'number') return Number.isFinite(value) ? stored(value) : refuse('a number', value)
  if (typeof value !== 'string') return refuse('a number', value)
  const text = mark === ',' ? pointForComma(value) : value
  if (text === undefined) return refuse('a number', value, COMMA_HINT)
  const number = parseNumber(text)
  if (number === undefined) return refuse('a number', value, hintFor(value))
  if (!Number.isFinite(number.value)) return refuse('a number', value, 'it is too large to hold')
  if (!number.isExact) return refuse('a number', value, 'a number cannot hold that many digits; a text field can')
  return isLenient ? stored(number.value) : refuse('a number', value, WITHOUT_QUOTES)
}

/** An integral number within ±(2⁵³−1); `1.0` and `1e3` are integral. */
export function readInteger(value: unknown, isLenient: boolean, source: Source, mark?: Mark): NumberReading {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return refuse('an integer', value, Number.isFinite(value) ? FRACTION_HINT : undefined)
    const text = Math.abs(value) >= FRACTIONS_END ? source?.() : undefined
    if (!Number.isSafeInteger(value)) return refuseLarge(value, text)
    if (text !== undefined && !parseNumber(text)?.isIntegral) return refuseLarge(value, text)
    return stored(value)
  }
  if (typeof value !== 'string') return refuse('an integer', value)
  const text = mark === ',' ? pointForComma(value) : value
  if (text === undefined) return refuse('an integer', value, COMMA_HINT)
  const number = parseNumber(text)
  if (number === undefined) return refuse('an integer', value, hintFor(value))
  if (!number.isIntegral) return refuse('an integer', value, FRACTION_HINT)
  if (!Number.isSafeInteger(number.value)) return refuse('an integer', value, INTEGER_MAX_HINT)
  return isLenient ? stored(number.value) : refuse('an integer', value, WITHOUT_QUOTES)
}

/** Zero has no sign once it is stored. */
function stored(value: number): NumberReading {
  return { ok: true, value: value === 0 ? 0 : value }
}

function refuseLarge(value: number, text: string | undefined): Refusal {
  if (text === undefined) return refuse('an integer', value, INTEGER_MAX_HINT)
  const shown = text.length > 40 ? quote(text) : text
  return { ok: false, reason: `expected an integer, received the number ${shown}; ${INTEGER_MAX_HINT}` }
}

const WITH_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:[.\s']\d{3})+)(?:,\d+)?$/

/**
 * The text of a number whose decimal mark is a comma ("1.234,50") with a point instead ("1234.50"); undefined where a
 * point could be either mark: "12.50" is refused rather than taken for 1250 or 12.5.
 */
function pointForComma(text: string): string | undefined {
  const trimmed = text.trim()
  if (WITH_COMMA.test(trimmed)) return trimmed.replace(/[.\s']/g, '').replace(',', '.')
  return trimmed.includes('.') && parseNumber(trimmed) ? undefined : text
}

type ParsedNumber = { value: number; isIntegral: boolean; isExact: boolean }

/** JSON's number grammar, with a sign and spaces around it; the digits tell what a double would lose. */
function parseNumber(text: string): ParsedNumber | undefined {
  const trimmed = text.trim()
  const parts = trimmed.length <= NUMBER_CHARACTERS_MAX ? digitsOf(trimmed) : undefined
  if (!parts) return undefined
  const value = Number(trimmed)
  // Fifteen significant digits always survive; beyond that the shortest text of the double must have the same digits.
  const isShort = parts.digits.length <= 15 && value !== 0
  const back = isShort || parts.digits === '' ? parts : digitsOf(String(value))
  const isExact = back?.digits === parts.digits && back.exponent === parts.exponent
  return { value, isExact, isIntegral: parts.digits === '' || parts.exponent >= 0 }
}

/** Significant digits and the power of ten of the last one; zero has no digits. */
function digitsOf(text: string): { digits: string; exponent: number } | undefined {
  const match = NUMBER_TEXT.exec(text)
  if (!match) return undefined
  const [, , whole = '', fraction = '', power = '0'] = match
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return { digits, exponent: 0 }
  return { digits, exponent: Number(power) - fraction.length + all.length - digits.length }
}

function hintFor(text: string): string | undefined {
  const trimmed = text.trim()
  if (THOUSANDS.test(trimmed) && !/^[+-]?\d+,\d{3}$/.test(trimmed)) return 'write it without thousands separators'
  if (DECIMAL_COMMA.test(trimmed)) return 'the decimal mark is a point, as in 12.50'
  if (WITH_UNIT.test(trimmed)) return 'send the number alone, without currency or unit'
  if (LEADING_ZERO.test(trimmed)) return 'its leading zeros would be lost; a text field keeps them'
  return undefined
}
