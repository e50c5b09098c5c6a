import type { FieldTypeName } from '@/server/fields/field-types'
import type { Palette } from '@/server/workflows/palette'

/** Whether a value of one type can be written to another: always, value by value (`checked`), or never (undefined). */
export function converts(
  conversions: Palette['conversions'],
  from: FieldTypeName,
  to: FieldTypeName,
): 'always' | 'checked' | undefined {
  const { always, checked } = conversions[from]
  if (always.includes(to)) return 'always'
  return checked.includes(to) ? 'checked' : undefined
}
