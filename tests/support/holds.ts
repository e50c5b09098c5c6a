import { contactValueOf } from '@/server/contacts/contact-row'
import type { FieldDefinition, FieldValue } from '@/server/fields/field-types'
import { isOperatorName, OPERATORS, type Operand } from '@/server/fields/operators'
import type { Facts } from '@/server/segments/facts'
import type { Condition, ConditionGroup, SegmentDefinition } from '@/server/segments/schema'

export type Person = {
  id: string
  email: string | null
  fields: Record<string, FieldValue>
  createdAt: string
  updatedAt: string
}
export type Happening = {
  contactId: string
  eventTypeId: string
  values: Record<string, FieldValue>
  receivedAt: string
}
export type Members = (segmentId: string) => Set<string>

const HOUR_MS = 3_600_000

/** What a segment definition means, said a second time and in memory. */
export function holds(
  definition: SegmentDefinition,
  person: Person,
  all: Happening[],
  facts: Facts,
  members: Members,
  now: string,
) {
  const group = ({ match, conditions }: ConditionGroup): boolean => {
    if (conditions.length === 0) return false
    return conditions[match === 'all' ? 'every' : 'some']((item) => ('match' in item ? group(item) : one(item)))
  }
  const passes = (
    field: FieldDefinition | undefined,
    value: FieldValue | undefined,
    operator: string,
    operand: unknown,
  ) => field !== undefined && isOperatorName(operator) && OPERATORS[operator].test(value, operand as Operand, field) // checked
  const one = (condition: Condition): boolean => {
    switch (condition.kind) {
      case 'in-segment':
        return members(condition.segmentId).has(person.id) === (condition.is === 'in')
      case 'contact-field': {
        const value = contactValueOf({ ...person, writes: {} }, condition.field) ?? undefined
        return passes(facts.contactFields.get(condition.field), value, condition.operator, condition.value)
      }
      case 'event': {
        const { count, window, where, eventTypeId } = condition
        const type = facts.eventTypes.get(eventTypeId)
        const n = all.filter(
          (event) =>
            event.contactId === person.id &&
            event.eventTypeId === eventTypeId &&
            isWithin(window, event.receivedAt, now) &&
            where.every((each) =>
              passes(type?.fields.get(each.field), event.values[each.field], each.operator, each.value),
            ),
        ).length
        return { 'at-least': n >= count.value, 'at-most': n <= count.value, exactly: n === count.value }[count.operator]
      }
    }
  }
  return group(definition) && !(definition.exclude && group(definition.exclude))
}

const UNIT_MS = { minute: 60_000, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS }

function isWithin(window: Extract<Condition, { kind: 'event' }>['window'], receivedAt: string, now: string): boolean {
  const at = Date.parse(receivedAt)
  if ('last' in window) return at + window.last.value * UNIT_MS[window.last.unit] > Date.parse(now)
  if ('since' in window) return at >= Date.parse(window.since)
  if ('between' in window) return at >= Date.parse(window.between[0]) && at <= Date.parse(window.between[1])
  return true
}
