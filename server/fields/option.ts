import type { FieldDefinition } from '@/server/fields/field-types'
import { quote, type Refusal, refuse } from '@/server/fields/received'

const NAMED_OPTIONS_MAX = 5

/** One of the field's option ids, letter by letter. */
export function readOption(value: unknown, field: FieldDefinition): { ok: true; value: string } | Refusal {
  if (typeof value === 'string' && hasOption(field, value)) return { ok: true, value }
  return refuse(optionsExpected('one of', field), value)
}

/** Distinct option ids, in the order in which they were sent; none at all is a value too. */
export function readOptions(value: unknown, field: FieldDefinition): { ok: true; value: string[] } | Refusal {
  if (!Array.isArray(value)) return refuse(optionsExpected('an array of', field), value)
  const ids = new Set<string>()
  // Gaps, which only a form's `tags[3]=…` can leave, are passed over.
  for (const [index, item] of Object.entries(value)) {
    if (typeof item !== 'string' || !hasOption(field, item)) {
      return refuse(optionsExpected('an array of', field), item, `look at item ${index}`)
    }
    if (ids.has(item)) {
      return { ok: false, reason: `expected distinct options, received ${quote(item)} more than once` }
    }
    ids.add(item)
  }
  return { ok: true, value: [...ids] }
}

export function hasOption(field: FieldDefinition, id: string): boolean {
  return field.options?.some((option) => option.id === id) ?? false
}

function optionsExpected(lead: string, field: FieldDefinition): string {
  const ids = (field.options ?? []).map((option) => quote(option.id))
  if (ids.length === 0) return 'an option (the field has none yet)'
  const rest = ids.length - NAMED_OPTIONS_MAX
  return `${lead} ${ids.slice(0, NAMED_OPTIONS_MAX).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
