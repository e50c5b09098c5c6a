import { closest } from '@/server/fields/closest'
import type { FieldDefinition } from '@/server/fields/field-types'
import { inQuotes, quote, type Refusal, refuse } from '@/server/fields/received'

const NAMED_OPTIONS_MAX = 5
/** Of shorter words any other is a slip away. */
const CLEAR_CHARACTERS_MIN = 3
const COMPARED_CHARACTERS_MAX = 40
const COMPARED_OPTIONS_MAX = 100

/** One of the field's option ids, letter by letter. */
export function readOption(value: unknown, field: FieldDefinition): { ok: true; value: string } | Refusal {
  if (typeof value === 'string' && hasOption(field, value)) return { ok: true, value }
  return refuse(optionsExpected('one of', field), value, hintFor(value, field))
}

/** Distinct option ids, in the order in which they were sent; none at all is a value too. */
export function readOptions(value: unknown, field: FieldDefinition): { ok: true; value: string[] } | Refusal {
  if (!Array.isArray(value)) {
    const hint =
      typeof value === 'string' && hasOption(field, value) ? `send a list, as in [${quote(value)}]` : undefined
    return refuse(optionsExpected('an array of', field), value, hint)
  }
  const ids = new Set<string>()
  // Gaps, which only a form's `tags[3]=…` can leave, are passed over.
  for (const [index, item] of Object.entries(value)) {
    if (typeof item !== 'string' || !hasOption(field, item)) {
      const hint = hintFor(item, field)
      return refuse(optionsExpected('an array of', field), item, `look at item ${index}${hint ? `; ${hint}` : ''}`)
    }
    if (ids.has(item)) {
      return { ok: false, reason: `expected distinct options, received ${quote(item)} more than once` }
    }
    ids.add(item)
  }
  return { ok: true, value: [...ids] }
}

/** What would have been taken: an option whose id differs in a slip, in letter case or in its JSON type. */
function hintFor(value: unknown, field: FieldDefinition): string | undefined {
  if (typeof value === 'number' && hasOption(field, String(value))) return inQuotes(value)
  if (Array.isArray(value)) return 'send one option, not a list'
  // Comparing costs: a megabyte is no slip of an id, and the first hundred ids will do.
  if (typeof value !== 'string' || value.length > COMPARED_CHARACTERS_MAX) return undefined
  const ids = (field.options ?? []).slice(0, COMPARED_OPTIONS_MAX).map((option) => option.id)
  const word = value.trim().toLowerCase()
  const sameLetters = ids.find((id) => id.toLowerCase() === word)
  const near = sameLetters ?? (word.length > CLEAR_CHARACTERS_MIN ? closest(word, ids) : undefined)
  return near === undefined ? undefined : `did you mean ${quote(near)}?`
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
