import { type SQL, sql } from 'drizzle-orm'
import type { FieldDefinition } from '@/server/fields/field-types'
import { isOperatorName, OPERATORS, type Operand } from '@/server/fields/operators'
import { typedColumn } from '@/server/fields/typed-column'
import { isGroup } from './conditions-of'
import type { Facts } from './facts'
import type { Condition, ConditionGroup, EventCondition, SegmentDefinition, Window } from './schema'

export type LastWindow = Extract<Window, { last: unknown }>

const NOBODY = sql`false`
const UNIT_SECONDS = { minute: 60, hour: 3600, day: 86_400, week: 604_800 }

/**
 * A checked definition as a predicate over contacts under the alias `c`: true or false, never NULL, parameters only.
 * Subqueries are correlated by store and contact (citus.md). `now` is ISO 8601. Nobody matches an empty group.
 */
export function predicateOf(definition: SegmentDefinition, facts: Facts, now: string): SQL {
  const included = groupSql(definition, facts, now)
  const { exclude } = definition
  if (!exclude || exclude.conditions.length === 0) return included
  return sql`(${included} and not ${groupSql(exclude, facts, now)})`
}

function groupSql(group: ConditionGroup, facts: Facts, now: string): SQL {
  if (group.conditions.length === 0) return NOBODY
  const parts = group.conditions.map((item) =>
    isGroup(item) ? groupSql(item, facts, now) : conditionSql(item, facts, now),
  )
  return sql`(${sql.join(parts, group.match === 'all' ? sql` and ` : sql` or `)})`
}

/** One condition, for the predicate and for the check of a single contact. */
export function conditionSql(condition: Condition, facts: Facts, now: string): SQL {
  switch (condition.kind) {
    case 'contact-field': {
      const field = facts.contactFields.get(condition.field)
      return field ? comparison(contactColumn(field), condition) : NOBODY
    }
    case 'in-segment': {
      const isIn = sql`exists (select from segment_members m where m.store_id = c.store_id
        and m.segment_id = ${condition.segmentId} and m.contact_id = c.id)`
      return condition.is === 'in' ? isIn : sql`(not ${isIn})`
    }
    case 'event':
      return eventSql(condition, facts, now)
  }
}

function eventSql(condition: EventCondition, facts: Facts, now: string): SQL {
  const { operator, value } = condition.count
  const from = matchingEvents(condition, facts, now)
  if (operator === 'at-least' && value <= 1) return sql`exists (select ${from})`
  if (value === 0) return sql`(not exists (select ${from}))`
  // One more than asked for decides; a contact with a million events is not counted through.
  return countHolds(sql`(select count(*) from (select ${from} limit ${value + 1}) counted)`, condition)
}

/** Whether so many events are as many as asked for. */
export function countHolds(count: SQL, { count: { operator, value } }: EventCondition): SQL {
  const symbol = { 'at-least': sql`>=`, 'at-most': sql`<=`, exactly: sql`=` }[operator]
  return sql`(${count} ${symbol} ${value}::int)`
}

/** `from events e where …`: what a condition counts. Also the check of one contact and the next moment of change read it. */
export function matchingEvents(condition: EventCondition, facts: Facts, now: string): SQL {
  const fields = facts.eventTypes.get(condition.eventTypeId)?.fields
  const where = condition.where.map((item) => {
    const field = fields?.get(item.field)
    return field ? comparison(typedColumn(sql`e.values`, field.id, field.type), item) : NOBODY
  })
  return sql`from events e where ${sql.join(
    [
      sql`e.store_id = c.store_id`,
      sql`e.contact_id = c.id`,
      sql`e.event_type_id = ${condition.eventTypeId}`,
      ...windowSql(condition.window, now),
      ...where,
    ],
    sql` and `,
  )}`
}

function windowSql(window: Window, now: string): SQL[] {
  if ('last' in window) {
    const opensAt = new Date(Date.parse(now) - windowMs(window)).toISOString()
    return [sql`e.occurred_at > ${opensAt}::timestamptz`]
  }
  if ('since' in window) return [sql`e.occurred_at >= ${window.since}::timestamptz`]
  if ('between' in window)
    return [
      sql`e.occurred_at >= ${window.between[0]}::timestamptz and e.occurred_at <= ${window.between[1]}::timestamptz`,
    ]
  return []
}

export const windowMs = ({ last }: LastWindow): number => last.value * UNIT_SECONDS[last.unit] * 1000

function comparison(column: SQL, item: { operator: string; value?: unknown }): SQL {
  if (!isOperatorName(item.operator)) return NOBODY
  return OPERATORS[item.operator].sql(column, item.value as Operand) // checked and normalised when it was saved
}

/** A contact's field as a typed expression: most live in `fields`, some are columns. */
export function contactColumn(field: FieldDefinition): SQL {
  switch (field.id) {
    case '_email':
      return sql`c.email`
    case '_createdAt':
      return sql`c.created_at`
    case '_updatedAt':
      return sql`c.updated_at`
    case '_isAnonymous':
      return sql`(c.email is null)`
    default:
      return typedColumn(sql`c.fields`, field.id, field.type)
  }
}
