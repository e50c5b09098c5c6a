import type { FieldTypeName } from '@/server/fields/field-types'
import type { FieldDraft } from './draft'

const phones: Record<string, string> = { '34': '612345678', '1': '2015550123', '44': '7400123456', '33': '612345678' }

/** What a field of a draft may hold. */
export function exampleValue(field: FieldDraft): string | number | boolean | string[] {
  const options = field.options.map(({ id, label }) => id || label)
  const values: Record<FieldTypeName, string | number | boolean | string[]> = {
    ...{ text: field.name || 'text', email: 'ana@example.com', integer: 3, decimal: 59.9, boolean: true },
    phone: phones[field.defaultCountryCode] ?? '+34612345678',
    date: '2026-01-31T10:00:00Z',
    radio: options[0] ?? '',
    checkbox: options.slice(0, 1),
  }
  return values[field.type]
}
