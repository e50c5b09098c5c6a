import { type SQL, sql } from 'drizzle-orm'
import { isGroup } from './conditions-of'
import type { Facts } from './facts'
import type { Condition, ConditionGroup, EventCondition, SegmentDefinition } from './schema'
import { conditionSql, countHolds, type LastWindow, matchingEvents, windowMs } from './segment-sql'

/**
 * `from` computes each condition once for the contact `c`; over it, `isIn` is the definition's predicate and `dueAt` the
 * next moment at which passing time alone can make it another, NULL where there is none.
 */
export type Outlook = { from: SQL; isIn: SQL; dueAt: SQL }

/** A condition or group: whether it holds, and when time alone may change that; undefined: never. */
type Part = { holds: SQL; turnsAt: SQL | undefined }

const NEVER = sql`'infinity'::timestamptz`

export function outlookOf(definition: SegmentDefinition, facts: Facts, now: string): Outlook {
  const looks: SQL[] = []
  const columns: SQL[] = []
  const read = (item: Condition | ConditionGroup): Part => {
    if (isGroup(item)) return groupPart(item.match, item.conditions.map(read))
    const n = looks.length
    const [seen, holds, turnsAt] = ['v', 'h', 't'].map((letter) => sql.identifier(`${letter}${n}`))
    if (item.kind === 'event' && 'last' in item.window) {
      looks.push(sql`${newestEvents(item, facts, now)} as ${seen}`)
      const part = windowPart(item, item.window, sql`l.${seen}`)
      columns.push(sql`${part.holds} as ${holds}, ${part.turnsAt} as ${turnsAt}`)
      return { holds: sql`${holds}`, turnsAt: sql`${turnsAt}` }
    }
    looks.push(sql`${conditionSql(item, facts, now)} as ${seen}`)
    columns.push(sql`l.${seen} as ${holds}`)
    return { holds: sql`${holds}`, turnsAt: undefined }
  }
  const included = read(definition)
  const { exclude } = definition
  const isAnybodyLeftOut = exclude && exclude.conditions.length > 0
  const { holds, turnsAt } = isAnybodyLeftOut ? groupPart('all', [included, negated(read(exclude))]) : included
  // The fences keep the planner from writing a condition out at each of its places; so does naming it, for parameters.
  const from = sql`(select ${sql.join(columns, sql`, `)} from (select ${sql.join(looks, sql`, `)} offset 0) l offset 0) k`
  return { from, isIn: holds, dueAt: turnsAt ? sql`nullif(${turnsAt}, ${NEVER})` : sql`null::timestamptz` }
}

const negated = ({ holds, turnsAt }: Part): Part => ({ holds: sql`(not ${holds})`, turnsAt })

/** When the newest events inside the window came: as many as decide. */
function newestEvents(condition: EventCondition, facts: Facts, now: string): SQL {
  const { operator, value } = condition.count
  const decisive = operator === 'at-least' ? value : value + 1
  return sql`array(select e.occurred_at ${matchingEvents(condition, facts, now)}
    order by e.occurred_at desc limit ${decisive})`
}

/**
 * Events leave a window oldest first, so the one that decides is counted from the newest: `at-least 2` ends with the
 * second, `at-most 2` begins with the third, `exactly 2` begins with the third or ends with the second.
 */
function windowPart(condition: EventCondition, window: LastWindow, newest: SQL): Part {
  const { operator, value } = condition.count
  const nth = (n: number) => sql`${newest}[${n}::int]`
  const event = {
    'at-least': nth(value),
    'at-most': nth(value + 1),
    exactly: sql`coalesce(${nth(value + 1)}, ${nth(value)})`,
  }[operator]
  return {
    holds: countHolds(sql`cardinality(${newest})`, condition),
    turnsAt: sql`coalesce(${event} + make_interval(secs => ${windowMs(window) / 1000}::float8), ${NEVER})`,
  }
}

/**
 * `all` holds until the first of its parts turns; while it does not, it waits for every part that does not hold, so for
 * the last of them. `any` the other way round. Nobody matches an empty group.
 */
function groupPart(match: 'all' | 'any', parts: Part[]): Part {
  if (parts.length === 0) return { holds: sql`false`, turnsAt: undefined }
  const isAll = match === 'all'
  const holds = sql`(${sql.join(
    parts.map((part) => part.holds),
    isAll ? sql` and ` : sql` or `,
  )})`
  const turning = parts.flatMap(({ turnsAt }) => (turnsAt ? [turnsAt] : []))
  if (turning.length === 0) return { holds, turnsAt: undefined }
  const waited = parts.map((part) => {
    const isWaitedFor = isAll ? sql`not ${part.holds}` : part.holds
    return sql`case when ${isWaitedFor} then ${part.turnsAt ?? NEVER} end`
  })
  const turnsAt = sql`(case when ${isAll ? holds : sql`not ${holds}`}
    then least(${sql.join(turning, sql`, `)}) else greatest(${sql.join(waited, sql`, `)}) end)`
  return { holds, turnsAt }
}
