import { PgDialect } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Condition, type ConditionGroup, segmentDefinitionSchema } from '@/server/segments/schema'
import { definitions } from '@/tests/support/random-definitions'
import { parametersOf } from './evaluate'
import type { Facts } from './facts'
import { outlookOf } from './outlook'

const [TYPE, SEGMENT] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
const now = '2026-01-31T10:00:00.000Z'

const types = { text: '_name', integer: '_points', boolean: 'vip', date: 'joined', radio: 'country', checkbox: 'tags' }
const inEvents = { integer: 'total', radio: 'state', boolean: 'gift', date: 'sent', checkbox: 'tags' }
const fieldsOf = (of: Record<string, string>) =>
  new Map(
    Object.entries(of).map(([type, id]) => [
      id,
      // The registry's own names, as keys of an object.
      { id, name: id, type: type as 'text', definition: 'd', isSystem: false, isReadOnly: false },
    ]),
  )
const facts: Facts = {
  contactFields: fieldsOf(types),
  eventTypes: new Map([
    [TYPE, { id: TYPE, name: 'order', integration: { name: 'ERP', color: 'green' }, fields: fieldsOf(inEvents) }],
  ]),
  segments: new Map(),
}
const writtenOut = (given: unknown) => {
  const definition = segmentDefinitionSchema.parse(given)
  const { from, isIn, dueAt } = outlookOf(definition, facts, now)
  const dialect = new PgDialect()
  const pieces = [from, isIn, dueAt].map((piece) => dialect.sqlToQuery(piece))
  return {
    definition,
    parameters: pieces.reduce((sum, { params }) => sum + params.length, 0),
    characters: pieces.reduce((sum, { sql }) => sum + sql.length, 0),
  }
}

test('a definition has at most as many parameters as are counted for it', () => {
  fc.assert(
    fc.property(definitions([TYPE], [SEGMENT]), (given) => {
      const { definition, parameters } = writtenOut(given)
      expect(parameters).toBeLessThanOrEqual(parametersOf(definition))
    }),
  )
})

test('the largest definition that can be saved fits into one statement', () => {
  const where = Array.from({ length: 20 }, () => ({ field: 'total', operator: 'between', value: { from: 1, to: 2 } }))
  const window = { last: { value: 30, unit: 'day' } }
  const leaf = { kind: 'event', eventTypeId: TYPE, count: { operator: 'exactly', value: 2 }, window, where }
  let nested: object = { match: 'any', conditions: Array.from({ length: 49 }, () => leaf) }
  for (let depth = 2; depth < 5; depth++) nested = { match: depth % 2 ? 'any' : 'all', conditions: [nested] }
  const { parameters, characters, definition } = writtenOut({
    ...{ match: 'all', conditions: [nested] },
    exclude: { match: 'any', conditions: [nested] },
  })
  expect(parametersOf(definition)).toBeLessThan(50_000)
  expect(parameters).toBeLessThan(50_000)
  expect(characters).toBeLessThan(2_000_000)
})

test('as many groups in groups as five are taken, and no more', () => {
  const leaf: Condition = { kind: 'in-segment', segmentId: SEGMENT, is: 'in' }
  const nested = (depth: number): ConditionGroup => ({
    match: 'all',
    conditions: [depth > 1 ? nested(depth - 1) : leaf],
  })
  expect(segmentDefinitionSchema.safeParse(nested(5)).success).toBe(true)
  const issue = segmentDefinitionSchema.safeParse(nested(6)).error?.issues[0]
  expect(issue?.path).toEqual([...Array.from({ length: 5 }, () => ['conditions', 0]).flat(), 'kind'])
  expect(issue?.message).toContain('five deep')
})
