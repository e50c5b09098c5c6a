import { TZDate } from '@date-fns/tz'
import type { FieldValue } from '@/server/fields/field-types'
import { isBareDate } from '../_parts/use-value-text'
import type { EditableField } from './field-row'

/** What stands in the form of a field: texts as typed, ticked options, or a day with perhaps a time. */
export type Draft = { text: string; options: string[]; time: string }

const EMPTY: Draft = { text: '', options: [], time: '' }

/** A stored value as the form begins with it; dates in the store's zone. */
export function draftOf(value: FieldValue | null, type: EditableField['type'], timeZone: string): Draft {
  if (value === null) return EMPTY
  if (Array.isArray(value)) return { ...EMPTY, options: value }
  if (type !== 'date') return { ...EMPTY, text: String(value) }
  const date = new Date(String(value))
  if (Number.isNaN(date.getTime())) return { ...EMPTY, text: String(value) }
  const isBare = isBareDate(String(value))
  const local = new TZDate(date.getTime(), isBare ? 'UTC' : timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    ...EMPTY,
    text: `${String(local.getFullYear()).padStart(4, '0')}-${two(local.getMonth() + 1)}-${two(local.getDate())}`,
    time: isBare ? '' : `${two(local.getHours())}:${two(local.getMinutes())}`,
  }
}

/** What is sent to the server, which judges it; null clears. What is no number goes as typed, so that the reason names it. */
export function sentValueOf(draft: Draft, type: EditableField['type'], timeZone: string): FieldValue | null {
  if (type === 'checkbox') return draft.options.length > 0 ? draft.options : null
  const text = type === 'text' ? draft.text : draft.text.trim()
  if (text === '') return null
  switch (type) {
    case 'boolean':
      return text === 'true'
    case 'integer':
    case 'decimal':
      return Number.isFinite(Number(text)) ? Number(text) : text
    case 'date':
      return draft.time === '' ? text : instantOf(text, draft.time, timeZone)
    default:
      return text
  }
}

function instantOf(day: string, time: string, timeZone: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime()).toISOString()
}
