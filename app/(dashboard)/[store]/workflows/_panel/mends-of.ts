import type { Palette, PaletteField } from '@/server/workflows/palette'
import type { Assignment } from '../_editor/node-config'
import { converts } from './converts'
import type { KnownSource } from './use-sources'

/** One change that makes an assignment fit: another operator, another field of the contact, or another value. */
export type Mend =
  | { to: 'operator'; operator: string }
  | { to: 'field'; field: string }
  | { to: 'source'; source: KnownSource }

type Known = {
  target: PaletteField
  /** Fields of the contact that can be written. */
  fields: readonly PaletteField[]
  sources: readonly KnownSource[]
  palette: Pick<Palette, 'assignmentOperators' | 'conversions'>
}

const MENDS_MAX = 2

/** What is offered where the operator or the value does not fit the field; undefined where both do. */
export function mendsOf(
  { operator, source }: Assignment,
  { target, fields, sources, palette }: Known,
): { from: PaletteField | undefined; mends: Mend[] } | undefined {
  const operators = palette.assignmentOperators[target.type]
  if (!operators.some(({ name }) => name === operator))
    return { from: undefined, mends: operators.map(({ name }): Mend => ({ to: 'operator', operator: name })) }
  if (operator === 'clear' || !source || source.from === 'literal') return undefined
  const chosen = sources.find((one) => isSame(one.source, source))
  if (!chosen || converts(palette.conversions, chosen.field.type, target.type)) return undefined
  const takes = (to: PaletteField) => converts(palette.conversions, chosen.field.type, to.type) !== undefined
  const others = fields.filter((field) => field.id !== target.id && takes(field))
  const fitting = sources.filter(({ field }) => converts(palette.conversions, field.type, target.type))
  return {
    from: chosen.field,
    mends: [
      ...nearest(fitting, ({ field }) => field.type === target.type).map(
        (one): Mend => ({ to: 'source', source: one }),
      ),
      ...nearest(others, ({ type }) => converts(palette.conversions, chosen.field.type, type) === 'always').map(
        ({ id }): Mend => ({ to: 'field', field: id }),
      ),
    ],
  }
}

/** The first few of those that fit best; of all where none does. */
function nearest<T>(fitting: readonly T[], isBest: (one: T) => boolean): T[] {
  const best = fitting.filter(isBest)
  return (best.length > 0 ? best : fitting).slice(0, MENDS_MAX)
}

type Named = { from: string; field?: string; node?: string }
const isSame = (a: Named, b: Named) => a.from === b.from && a.field === b.field && a.node === b.node
