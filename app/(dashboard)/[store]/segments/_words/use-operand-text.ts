'use client'
import { useTranslations } from 'next-intl'
import { useValueText } from '../../contacts/_parts/use-value-text'
import type { FieldOfOptions } from './use-lookups'

/** What a field is compared with, in words: options by their labels, days and instants as dates, both ends of a range. */
export function useOperandText() {
  const t = useTranslations('segments')
  const textOf = useValueText()

  const one = (value: unknown, field: FieldOfOptions | undefined): string =>
    // A bare day is stored, and so shown, as midnight UTC.
    textOf(isDay(value) ? `${value}T00:00:00Z` : value, optionsOf(field))

  return (value: unknown, field: FieldOfOptions | undefined): string => {
    if (value === undefined || value === null) return ''
    if (Array.isArray(value)) return value.map((each) => one(each, field)).join(', ')
    if (typeof value === 'object' && 'from' in value && 'to' in value)
      return t('words.range', { from: one(value.from, field), to: one(value.to, field) })
    return one(value, field)
  }
}

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** A checkbox is compared option by option. */
const optionsOf = (field: FieldOfOptions | undefined) =>
  field?.type === 'checkbox' ? { ...field, type: 'radio' as const } : field
