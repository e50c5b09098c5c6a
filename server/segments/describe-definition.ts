import type { FieldDefinition } from '@/server/fields/field-types'
import { isOperatorName, OPERATORS } from '@/server/fields/operators'
import { isGroup } from './conditions-of'
import type { Facts } from './facts'
import type { Condition, ConditionGroup, EventCondition, SegmentDefinition, Where, Window } from './schema'

/** A definition as one plain sentence: "Country is Spain and received “ERP · Order shipped” at least 2 times in the last 30 days". */
export function describeDefinition(definition: SegmentDefinition, facts: Facts): string {
  const included = group(definition, facts)
  if (!definition.exclude || definition.exclude.conditions.length === 0) return `Contacts: ${included}.`
  return `Contacts: ${included}; but not: ${group(definition.exclude, facts)}.`
}

function group({ match, conditions }: ConditionGroup, facts: Facts): string {
  const parts = conditions.map((item) => (isGroup(item) ? `(${group(item, facts)})` : describeCondition(item, facts)))
  return parts.join(match === 'all' ? ' and ' : ' or ')
}

/** One condition in words. */
export function describeCondition(condition: Condition, facts: Facts): string {
  switch (condition.kind) {
    case 'contact-field':
      return comparisonWords(condition, facts.contactFields.get(condition.field))
    case 'in-segment': {
      const name = facts.segments.get(condition.segmentId)?.name ?? 'a segment that is gone'
      return condition.is === 'in' ? `in “${name}”` : `not in “${name}”`
    }
    case 'event':
      return describeEvent(condition, facts)
  }
}

function describeEvent(condition: EventCondition, facts: Facts): string {
  const type = facts.eventTypes.get(condition.eventTypeId)
  const { operator, value } = condition.count
  const never = value === 0 && operator !== 'at-least'
  const times = never ? '' : `${operator.replace('-', ' ')} ${value} ${value === 1 ? 'time' : 'times'}`
  const where = condition.where.map((item) => comparisonWords(item, type?.fields.get(item.field)))
  const name = type ? [type.integration?.name, type.name].filter(Boolean).join(' · ') : 'an event that is gone'
  const received = `${never ? 'never received' : 'received'} “${name}”`
  return [received, times, describeWindow(condition.window), where.length > 0 ? `where ${where.join(' and ')}` : '']
    .filter(Boolean)
    .join(' ')
}

export function describeWindow(window: Window): string {
  if ('last' in window)
    return `in the last ${window.last.value} ${window.last.unit}${window.last.value === 1 ? '' : 's'}`
  if ('since' in window) return `since ${window.since}`
  if ('between' in window) return `between ${window.between[0]} and ${window.between[1]}`
  return ''
}

/** "Country is Spain": the field by its name, options by their labels. */
function comparisonWords({ field: id, operator, value }: Where, field: FieldDefinition | undefined): string {
  const word = isOperatorName(operator) ? OPERATORS[operator].word : operator
  const words = operandWords(value, field)
  return `${field?.name ?? id} ${word}${words === '' ? '' : ` ${words}`}`
}

function operandWords(value: unknown, field: FieldDefinition | undefined): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((item) => operandWords(item, field)).join(', ')
  if (typeof value === 'object' && 'from' in value && 'to' in value) return `${value.from} and ${value.to}`
  return field?.options?.find(({ id }) => id === value)?.label ?? String(value)
}
