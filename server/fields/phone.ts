import examples from 'libphonenumber-js/examples.mobile.json'
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { LRUCache } from 'lru-cache'
import { inQuotes, type Refusal, refuse } from '@/server/fields/received'

const CALLING_CODE = /^[1-9]\d{0,2}$/
const INTERNATIONAL_ZEROS = /^[\s(]*00/
const NO_SUCH_NUMBER = 'no such number can be dialled'
const SAMPLE_NUMBER = '+34612345678'

/** Reading a number costs more than all other fields together, and the same people come again. */
const recent = new LRUCache<string, string>({ max: 20_000 })

/** Calling codes as owners write them, digits only ("34"): what `defaultCountryCode` may hold. */
export function isCallingCode(text: string): boolean {
  // Prefixes of codes are not codes: +3000… is read as +30.
  return CALLING_CODE.test(text) && parsePhoneNumberFromString(`+${text}000000`)?.countryCallingCode === text
}

/** A phone number in E.164. One with "+" or "00" in front keeps its own prefix; any other takes the field's (contract §4). */
export function readPhone(
  value: unknown,
  defaultCountryCode: string | null | undefined,
): { ok: true; value: string } | Refusal {
  if (typeof value !== 'string') return refuse('a phone number', value, inQuotes(value))
  const key = `${defaultCountryCode ?? ''} ${value}`
  const known = recent.get(key)
  if (known !== undefined) return { ok: true, value: known }
  const text = value.trim().replace(INTERNATIONAL_ZEROS, '+')
  if (text === '') return refuse('a phone number', value)
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(defaultCountryCode ? { defaultCallingCode: defaultCountryCode } : {}),
  })
  if (!number?.isValid()) {
    const hasPrefix = text.startsWith('+')
    if (hasPrefix || !defaultCountryCode) {
      return refuse(
        'a phone number',
        value,
        hasPrefix ? `with its prefix, ${NO_SUCH_NUMBER}` : 'write it with its prefix, as in +34 612 345 678',
      )
    }
    return refuse(
      'a phone number',
      value,
      `without a prefix it is read as +${defaultCountryCode}, where ${NO_SUCH_NUMBER}`,
    )
  }
  if (number.ext) return refuse('a phone number', value, 'an extension cannot be stored')
  if (value.length <= 40) recent.set(key, number.number)
  return { ok: true, value: number.number }
}

/** A number that could be dialled in the country of this calling code. */
export function samplePhone(defaultCountryCode: string | null | undefined): string {
  const country = getCountries().find((name) => getCountryCallingCode(name) === defaultCountryCode)
  return (country && getExampleNumber(country, examples)?.number) ?? SAMPLE_NUMBER
}
