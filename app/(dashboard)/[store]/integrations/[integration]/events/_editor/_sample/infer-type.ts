import type { FieldDefinition, FieldTypeName, ReadMode } from '@/server/fields/field-types'
import { LongNumber } from './long-number'
import { readAs } from './read-as'

/** How the values of a sample are to be understood. */
export type Sampling = {
  mode: ReadMode
  /** JSON says what is a number; in a form or a CSV line all is text. */
  isTyped: boolean
  /** Of a phone that comes without a prefix; empty where nobody has told. */
  countryCode: string
}

export type InferredType = { type: FieldTypeName; decimalMark: ',' | null }

const LOOKED_AT_MAX = 20
const PHONE_KEY = /phone|mobile|telef|m[oó]vil|^tel$/i
const TIME_KEY = /(_at|At|_on|date|time|fecha|created|updated|timestamp)$/
const MONEY_KEY = /total|price|amount|discount|(?:^|_)tax|precio|importe|descuento|revenue|cost$/i
const COUNT_KEY = /quantity|(?:^|_)qty|count$|points|cantidad|puntos/i
const CODE_KEY = /zip|postal|post_?code|sku|code$|number$|reference|(?:^|_)id$|Id$|^id$/i
const TRUTH_KEY = /^(is|has|accepts|can)[_A-Z]|^(newsletter|consent|subscribed|vip|test)$/
/** 2001 to 2286 in seconds, and the same in milliseconds. */
const isEpoch = (n: number) => (n >= 1e9 && n < 1e10) || (n >= 1e12 && n < 1e13)

/**
 * The type that what was received at a place most likely has, by their form and the key. The first guess
 * whose own reader takes all the values holds; radio and checkbox are never guessed. Undefined: no type takes them.
 */
export function inferType(values: readonly unknown[], key: string, sampling: Sampling): InferredType | undefined {
  if (values.length === 0) return plain(typeOfKey(key))
  const looked = values.slice(0, LOOKED_AT_MAX).flatMap((value) => guessesFor(value, key, sampling))
  const guesses = [...looked, plain('text'), plain('decimal')]
  return guesses.find((guess) => values.every((value) => takes(guess, value, sampling)))
}

const plain = (type: FieldTypeName): InferredType => ({ type, decimalMark: null })

function guessesFor(value: unknown, key: string, sampling: Sampling): InferredType[] {
  if (typeof value === 'boolean') return [plain('boolean')]
  if (value instanceof LongNumber) return [plain('text')]
  if (typeof value === 'number') return guessesForNumber(value, key, sampling.mode).map(plain)
  return typeof value === 'string' ? guessesForText(value.trim(), key, sampling) : []
}

function guessesForNumber(value: number, key: string, mode: ReadMode): FieldTypeName[] {
  if (!Number.isInteger(value)) return ['decimal']
  if (mode === 'lenient' && TIME_KEY.test(key) && isEpoch(value)) return ['date']
  if (mode === 'lenient' && PHONE_KEY.test(key)) return ['phone', 'text']
  // 60 today, 59.9 tomorrow.
  if (MONEY_KEY.test(key)) return ['decimal']
  return String(Math.abs(value)).length > 15 ? ['text'] : ['integer']
}

function guessesForText(text: string, key: string, { mode, isTyped }: Sampling): InferredType[] {
  const guesses: InferredType[] = []
  if (text.includes('@')) guesses.push(plain('email'))
  if (/^\d{4}-\d\d-\d\d/.test(text)) guesses.push(plain('date'))
  if (/^\+\d/.test(text) || (PHONE_KEY.test(key) && /\d{5}/.test(text.replace(/\D/g, '')))) guesses.push(plain('phone'))
  if (mode === 'strict' || text === '') return guesses
  if (/^(true|false)$/i.test(text)) guesses.push(plain('boolean'))
  if (CODE_KEY.test(key)) return guesses
  if (/^-?\d+\.\d+$/.test(text)) guesses.push(plain('decimal'))
  if (/^-?(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text)) guesses.push({ type: 'decimal', decimalMark: ',' })
  if (isTyped || !/^-?\d{1,15}$/.test(text)) return guesses
  const isTime = TIME_KEY.test(key) && isEpoch(Number(text))
  guesses.push(plain(isTime ? 'date' : MONEY_KEY.test(key) ? 'decimal' : 'integer'))
  return guesses
}

/** What a key alone suggests, where there is no value. */
export function typeOfKey(key: string): FieldTypeName {
  if (/e-?mail$|correo/i.test(key)) return 'email'
  if (PHONE_KEY.test(key)) return 'phone'
  if (TIME_KEY.test(key)) return 'date'
  if (MONEY_KEY.test(key)) return 'decimal'
  if (COUNT_KEY.test(key)) return 'integer'
  return TRUTH_KEY.test(key) ? 'boolean' : 'text'
}

function takes({ type, decimalMark }: InferredType, value: unknown, { mode, countryCode }: Sampling): boolean {
  const field: FieldDefinition = { id: 'x', name: 'x', type, decimalMark, defaultCountryCode: countryCode || null }
  if (readAs(value, field, mode).ok) return true
  // Without a country nobody can tell; the owner is asked for it.
  return type === 'phone' && countryCode === '' && /^[\d\s().-]{7,20}$/.test(String(value))
}
