import type { FieldDefinition } from '@/server/fields/field-types'
import { formatPointer } from '@/server/fields/json-pointer'
import { operandSchema } from '@/server/fields/operand-schema'
import { isOperatorName, OPERATORS } from '@/server/fields/operators'
import { notValid, type ValidationError } from '@/server/problems'
import { conditionsOf, isGroup } from './conditions-of'
import type { Facts } from './facts'
import { isBuiltOn } from './is-built-on'
import type { Condition, ConditionGroup, EventCondition, SegmentDefinition } from './schema'

const CONDITIONS_MAX = 100
/** One statement takes a definition as parameters, of which Postgres has 65,535. */
const VALUES_MAX = 5_000

type At = (string | number)[]
type Fault = (at: At, reason: string) => void
type Compared = { operator: string; value?: unknown }

/**
 * Every fault of a definition at once, with its JSON Pointer below `/definition`; else the definition with its operands
 * as fields store their values. `ownId`: the segment being edited, which may not be built on itself, however far round.
 */
export function checkDefinition(definition: SegmentDefinition, facts: Facts, ownId?: string): SegmentDefinition {
  const faults: ValidationError[] = []
  const fault: Fault = (at, reason) => faults.push({ path: formatPointer(['definition', ...at].map(String)), reason })
  const group = (of: ConditionGroup, at: At): ConditionGroup => {
    if (of.conditions.length === 0)
      fault([...at, 'conditions'], 'expected at least one condition: nobody matches a group without any')
    const conditions = of.conditions.map((item, n) => {
      const here = [...at, 'conditions', n]
      return isGroup(item) ? group(item, here) : checkCondition(item, here, facts, fault, ownId)
    })
    return { match: of.match, conditions }
  }
  const total = conditionsOf(definition).length
  if (total > CONDITIONS_MAX) fault([], `expected at most ${CONDITIONS_MAX} conditions in all, received ${total}`)
  const values = conditionsOf(definition).reduce((sum, { condition }) => sum + valuesOf(condition), 0)
  if (values > VALUES_MAX) fault([], `expected at most ${VALUES_MAX} values to compare with in all, received ${values}`)
  const checked = group(definition, [])
  // Leaving out nobody is no fault.
  const exclude = definition.exclude?.conditions.length ? group(definition.exclude, ['exclude']) : undefined
  if (faults.length > 0) throw notValid(faults)
  return exclude ? { ...checked, exclude } : checked
}

function valuesOf(condition: Condition): number {
  const compared = condition.kind === 'event' ? condition.where : condition.kind === 'in-segment' ? [] : [condition]
  return compared.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 1), 0)
}

function checkCondition(condition: Condition, at: At, facts: Facts, fault: Fault, ownId?: string): Condition {
  switch (condition.kind) {
    case 'contact-field': {
      const field = facts.contactFields.get(condition.field)
      if (field) return { ...condition, ...compared(condition, field, at, fault) }
      fault([...at, 'field'], `there is no contact field "${condition.field}"`)
      return condition
    }
    case 'event':
      return checkEvent(condition, at, facts, fault)
    case 'in-segment': {
      if (!facts.segments.has(condition.segmentId)) fault([...at, 'segmentId'], 'there is no such segment')
      else if (ownId && isBuiltOn(condition.segmentId, ownId, facts))
        fault([...at, 'segmentId'], 'a segment cannot be built on itself, directly or through others')
      return condition
    }
  }
}

function checkEvent(condition: EventCondition, at: At, facts: Facts, fault: Fault): EventCondition {
  const { window } = condition
  if ('between' in window && Date.parse(window.between[0]) > Date.parse(window.between[1]))
    fault([...at, 'window', 'between'], 'expected the earlier moment first')
  if (condition.count.operator === 'at-least' && condition.count.value === 0)
    fault([...at, 'count', 'value'], 'at least 0 times is true of everybody; expected 1 or more')
  const type = facts.eventTypes.get(condition.eventTypeId)
  if (!type) {
    fault([...at, 'eventTypeId'], 'there is no such event type')
    return condition
  }
  const where = condition.where.map((item, n) => {
    const field = type.fields.get(item.field)
    if (field) return { ...item, ...compared(item, field, [...at, 'where', n], fault) }
    fault([...at, 'where', n, 'field'], `the event "${type.name}" has no field "${item.field}"`)
    return item
  })
  return { ...condition, where }
}

function compared(item: Compared, field: FieldDefinition, at: At, fault: Fault): Compared {
  if (!isOperatorName(item.operator)) {
    fault([...at, 'operator'], `there is no operator "${item.operator}"`)
    return item
  }
  const parsed = operandSchema(item.operator, field).safeParse(item.value)
  if (parsed.success) return { operator: item.operator, value: parsed.data }
  const where = OPERATORS[item.operator].types.includes(field.type) ? 'value' : 'operator'
  for (const issue of parsed.error.issues) fault([...at, where, ...issue.path.map(String)], issue.message)
  return item
}
