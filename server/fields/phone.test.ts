import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { isCallingCode, readPhone, samplePhone } from './phone'

describe('the example number of every country', () => {
  test.each(getCountries())('%s is stored in E.164, in whatever form it comes', (country) => {
    const number = getExampleNumber(country, examples)
    if (!number) throw new Error(`no example number of ${country}`)
    const code = getCountryCallingCode(country)
    const other = code === '34' ? '49' : '34'
    const stored = { ok: true, value: number.number }
    expect(readPhone(number.number, other)).toEqual(stored)
    expect(readPhone(number.formatInternational(), other)).toEqual(stored)
    expect(readPhone(number.number.replace('+', '00'), other)).toEqual(stored)
    expect(readPhone(number.nationalNumber, code)).toEqual(stored)
    expect(samplePhone(code)).toMatch(/^\+/)
    expect(readPhone(samplePhone(code), other)).toEqual({ ok: true, value: samplePhone(code) })
  })
})

test.each(['34', '1', '44', '7', '800', '383'])('%s is a calling code', (code) => {
  expect(isCallingCode(code)).toBe(true)
})

test.each(['', '0', '+34', '0034', 'ES', '999', '3', '1234', '３４'])('%j is no calling code', (code) => {
  expect(isCallingCode(code)).toBe(false)
})
