import { domainToASCII } from 'node:url'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { FieldDefinition } from '@/server/fields/field-types'
import { Num, Obj, type Tree } from './json-tree'

/** A definition as the contract knows it. Only its type comes from the product; nothing here runs the product's code. */
export type Definition = { receiveContext: 'api' | 'webhook' | 'web'; fields: FieldDefinition[] }

/** `paths`: where the faults are, one entry each. */
export type Verdict = { ok: true; values: Record<string, unknown> } | { ok: false; paths: string[] }

/** The table of contract §4, said a second time and simply: what a definition makes of a document. */
export function check({ receiveContext, fields }: Definition, document: Obj): Verdict {
  const isLenient = receiveContext !== 'api'
  const values: Record<string, unknown> = {}
  const paths: string[] = []
  for (const field of fields) {
    const pointer = pointerOf(field, receiveContext)
    const value = find(document, pointer)
    if (value === undefined || value === null) {
      if (field.required || field.isPrimaryKey) paths.push(pointer)
      continue
    }
    const stored = READ[field.type](value, field, isLenient)
    if (stored === undefined) paths.push(pointer)
    else values[field.id] = stored
  }
  const known = new Set(fields.map(({ id }) => id))
  if (!isLenient) paths.push(...document.keys().flatMap((key) => (known.has(key) ? [] : [`/${escapeToken(key)}`])))
  return paths.length > 0 ? { ok: false, paths } : { ok: true, values }
}

const escapeToken = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1')

function pointerOf({ id, jsonPointerPath }: FieldDefinition, receiveContext: Definition['receiveContext']): string {
  if (receiveContext !== 'webhook' || !jsonPointerPath) return `/${id}`
  return jsonPointerPath.startsWith('#') ? decodeURIComponent(jsonPointerPath.slice(1)) : jsonPointerPath
}

function find(document: Tree, pointer: string): Tree | undefined {
  let at: Tree | undefined = document
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replace(/~1/g, '/').replace(/~0/g, '~')
    if (Array.isArray(at)) at = /^(0|[1-9][0-9]*)$/.test(key) ? at[Number(key)] : undefined
    else if (at instanceof Obj) at = at.get(key)
    else return undefined
  }
  return at
}

type Read = (value: Tree, field: FieldDefinition, isLenient: boolean) => unknown

/** What is stored, or undefined where the value does not fit. */
const READ: Record<FieldDefinition['type'], Read> = {
  text: (value, _field, isLenient) => {
    const text = textIn(value, isLenient)
    return text === undefined || /\0|\p{Surrogate}/u.test(text) ? undefined : text
  },
  email: (value) => (typeof value === 'string' ? emailIn(value.trim()) : undefined),
  // What is a number in which country only the tables of the numbering plans know.
  phone: (value, field, isLenient) => {
    const text = textIn(value, isLenient)?.trim().replace(/^00/, '+')
    const defaultCallingCode = field.defaultCountryCode ?? undefined
    const number = parsePhoneNumberFromString(text ?? '', { extract: false, defaultCallingCode })
    return number?.isValid() && !number.ext ? number.number : undefined
  },
  integer: (value, _field, isLenient) => {
    const exact = exactIn(value, isLenient)
    // A JSON number is a double: a fraction too small for one was not there. A text is read digit by digit.
    const isWhole = value instanceof Num && exact ? Number.isInteger(exact.number) : exact && exact.exponent >= 0
    const isIntegral = exact && isWhole && Math.abs(exact.number) <= Number.MAX_SAFE_INTEGER
    return isIntegral ? exact.number : undefined
  },
  decimal: (value, _field, isLenient) => {
    const exact = exactIn(value, isLenient)
    if (!exact || !Number.isFinite(exact.number)) return undefined
    // A JSON number is what JSON makes of it; of a text no digit may be lost.
    return value instanceof Num || exact.isKept ? exact.number : undefined
  },
  boolean: (value, _field, isLenient) => {
    if (typeof value === 'boolean') return value
    if (!isLenient) return undefined
    const word =
      value instanceof Num ? String(Number(value.text)) : typeof value === 'string' && value.trim().toLowerCase()
    return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined
  },
  date: (value, _field, isLenient) => dateIn(value, isLenient),
  radio: (value, field, isLenient) => {
    const text = textIn(value, isLenient)
    return field.options?.find(({ id }) => id === text)?.id
  },
  checkbox: (value, field, isLenient) => {
    const list = isLenient && typeof value === 'string' ? [value] : value
    if (!Array.isArray(list)) return undefined
    const ids = list.map((item) => textIn(item, isLenient))
    const areOptions = ids.every((id) => field.options?.some((option) => option.id === id))
    return areOptions && new Set(ids).size === ids.length ? ids : undefined
  },
}

/** A text, or for a webhook the digits of a number. */
function textIn(value: Tree, isLenient: boolean): string | undefined {
  if (typeof value === 'string') return value
  return isLenient && value instanceof Num ? value.text : undefined
}

function emailIn(address: string): string | undefined {
  const [, local = '', domain = ''] = /^([^@]*)@([^@]*)$/.exec(address) ?? []
  const isLocal = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local)
  const ascii = /^[\x21-\x7e]*$/.test(domain) ? domain : domainToASCII(domain)
  const labels = ascii.split('.')
  // A letter that IDNA makes a plain one (KELVIN SIGN) would lead to another's domain: such a label is none.
  const isFolded = domain.split('.').some((label, n) => !/^[\x21-\x7e]*$/.test(label) && !labels[n]?.startsWith('xn--'))
  const areLabels = labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
  const whole = `${local}@${ascii}`
  if (isFolded || !isLocal || local.length > 64 || !areLabels || whole.length > 254) return undefined
  return whole.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

type Exact = { number: number; exponent: number; isKept: boolean }

/** A number by its digits: as JSON, or for a webhook as a text around it. Negative zero is zero. */
function exactIn(value: Tree, isLenient: boolean): Exact | undefined {
  const text = value instanceof Num ? value.text : isLenient && typeof value === 'string' ? value.trim() : ''
  if (!/^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return undefined
  const number = Number(text) === 0 ? 0 : Number(text)
  const digits = digitsOf(text)
  const isKept = digits.digits === '' ? true : Number.isFinite(number) && sameDigits(digits, digitsOf(String(number)))
  return { number, exponent: digits.exponent, isKept }
}

type Digits = { digits: string; exponent: number }
const sameDigits = (a: Digits, b: Digits) => a.digits === b.digits && a.exponent === b.exponent

/** The digits without zeros around them, and the power of ten of the last one; zero has none. */
function digitsOf(text: string): Digits {
  const [mantissa = '', power = '0'] = text.replace(/^[+-]/, '').split(/e/i)
  const [whole = '', fraction = ''] = mantissa.split('.')
  const padded = (whole + fraction).replace(/^0+/, '')
  const digits = padded.replace(/0+$/, '')
  if (digits === '') return { digits, exponent: 0 }
  return { digits, exponent: Number(power) - fraction.length + (padded.length - digits.length) }
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d{3})?(Z|([+-])(\d\d):(\d\d)))?$/

/** Of the many ways to write a date those that this corpus writes: RFC 3339, and for a webhook seconds and milliseconds. */
function dateIn(value: Tree, isLenient: boolean): string | undefined {
  const text = value instanceof Num ? String(Number(value.text)) : typeof value === 'string' ? value.trim() : ''
  const epoch = isLenient ? /^-?(\d{1,15})(\.\d{1,3})?$/.exec(text) : null
  if (epoch) {
    const instant = new Date(Math.round(Number(text) * (Number(epoch[1]) >= 1e11 ? 1 : 1000)))
    return instant.getTime() <= Date.UTC(9999, 11, 31, 23, 59, 59) ? instant.toISOString() : undefined
  }
  const match = typeof value === 'string' ? DATE.exec(isLenient ? text.trim() : text) : null
  if (!match) return undefined
  const [
    ,
    year,
    month,
    day,
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '.000',
    ,
    sign = '+',
    oh = '00',
    om = '00',
  ] = match
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`
  const instant = new Date(wall)
  // A day or a time that is not there becomes another, or none.
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString() === wall
  if (!isReal || Number(oh) > 23 || Number(om) > 59) return undefined
  const offsetMs = (Number(oh) * 60 + Number(om)) * (sign === '-' ? -60_000 : 60_000)
  return new Date(instant.getTime() - offsetMs).toISOString()
}
