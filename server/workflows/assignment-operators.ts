import type { FieldTypeName } from '@/server/fields/field-types'

export const ASSIGNMENT_OPERATOR_NAMES = ['set', 'add', 'subtract', 'append', 'remove', 'clear'] as const
export type AssignmentOperator = (typeof ASSIGNMENT_OPERATOR_NAMES)[number]

/** The ways in which *Set field* changes a contact field, and the field types that each fits (contract §6). */
export const ASSIGNMENT_OPERATORS: Record<
  AssignmentOperator,
  { label: string; types: 'all' | readonly FieldTypeName[] }
> = {
  set: { label: 'set to', types: 'all' },
  add: { label: 'add', types: ['integer', 'decimal'] },
  subtract: { label: 'subtract', types: ['integer', 'decimal'] },
  append: { label: 'append', types: ['checkbox', 'text'] },
  remove: { label: 'remove', types: ['checkbox'] },
  clear: { label: 'clear', types: 'all' },
}

export function fitsType(operator: AssignmentOperator, type: FieldTypeName): boolean {
  const { types } = ASSIGNMENT_OPERATORS[operator]
  return types === 'all' || types.includes(type)
}
