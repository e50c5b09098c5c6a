import { bodyOf } from '@/server/deliveries/body-of'
import { fieldIdOf, filledRows, pointerOf, type WithFields } from '../../events/_editor/draft'
import { exampleValue } from '../../events/_editor/example-value'

/** The body of the draft with sample values, written by the very code that writes those that are sent. */
export function sampleBody({ fields }: WithFields): unknown {
  const rows = filledRows(fields)
  const values = Object.fromEntries(rows.map((field) => [fieldIdOf(field), exampleValue(field)]))
  const placed = rows.map((field) => ({ id: fieldIdOf(field), jsonPointerPath: pointerOf(field) }))
  return JSON.parse(bodyOf(placed, values))
}
