import type { ValidationError } from '@/server/problems'
import type { FieldDraft } from './draft'

/** Reasons by the place that they are shown at: `name`, `alias`, `fields`, or `{row key} {property}`. */
export type Faults = ReadonlyMap<string, string>

/** The server's pointers (`/fields/2/id`) as places of the form; `rows` are the fields in the order in which they were sent. */
export function faultsOf(errors: readonly ValidationError[], rows: readonly FieldDraft[]): Faults {
  const faults = new Map<string, string>()
  for (const { path, reason } of errors) {
    const [first = '', index, property = 'name', ...rest] = path.split('/').slice(1)
    const row = first === 'fields' && index !== undefined ? rows[Number(index)] : undefined
    const place = row ? `${row.key} ${property}${rest.length > 0 ? ` ${rest.join(' ')}` : ''}` : first
    if (!faults.has(place)) faults.set(place, reason)
    // A fault inside the options shows at the options as a whole as well.
    if (row && rest.length > 0 && !faults.has(`${row.key} ${property}`)) faults.set(`${row.key} ${property}`, reason)
  }
  return faults
}
