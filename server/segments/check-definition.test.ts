import { describe, expect, test } from 'vitest'
import { isProblem } from '@/server/problems'
import { checkDefinition } from './check-definition'
import { describeDefinition } from './describe-definition'
import type { Facts, KnownSegment } from './facts'
import { segmentDefinitionSchema } from './schema'

const TYPE = '018f0000-0000-7000-8000-000000000001'
const [OWN, OTHER, THIRD] = ['a', 'b', 'c'].map((end) => `018f0000-0000-7000-8000-00000000000${end}`) as [
  string,
  string,
  string,
] // three go in

const country = { id: 'country', name: 'Country', type: 'radio' as const, options: [{ id: 'ES', label: 'Spain' }] }
const field = (id: string, name: string, type: 'decimal' | 'text' | 'email') => ({ id, name, type, definition: 'd' })

function factsWith(...segments: KnownSegment[]): Facts {
  const custom = { isSystem: false, isReadOnly: false, definition: 'd' }
  const fields = [field('total', 'Total', 'decimal'), field('email', 'Email', 'email')]
  const type = { id: TYPE, name: 'Order shipped', integration: { name: 'ERP', color: 'green' } }
  return {
    contactFields: new Map([['country', { ...country, ...custom }]]),
    eventTypes: new Map([[TYPE, { ...type, fields: new Map(fields.map((each) => [each.id, each])) }]]),
    segments: new Map(segments.map((segment) => [segment.id, segment])),
  }
}
const segment = (id: string, definition: unknown = null): KnownSegment => ({
  ...{ id, name: `Segment ${id.at(-1)}`, type: definition ? 'dynamic-plus' : 'static' },
  definition: definition ? segmentDefinitionSchema.parse(definition) : null,
})
const builtOn = (segmentId: string) => ({ match: 'all', conditions: [{ kind: 'in-segment', segmentId }] })
const facts = factsWith(segment(OTHER))

const check = (definition: unknown, given = facts, ownId?: string) =>
  checkDefinition(segmentDefinitionSchema.parse(definition), given, ownId)

function faultsOf(definition: unknown, given = facts, ownId?: string): Record<string, string> {
  try {
    check(definition, given, ownId)
  } catch (error) {
    if (isProblem(error) && error.problem === 'not-valid')
      return Object.fromEntries((error.extras.validationErrors ?? []).map(({ path, reason }) => [path, reason]))
    throw error
  }
  return {}
}
const inCountry = (value: unknown) => ({ kind: 'contact-field', field: 'country', operator: 'equals', value })
const ordered = (rest: object = {}) => ({ kind: 'event', eventTypeId: TYPE, ...rest })

describe('a definition', () => {
  test('is refused with every fault at once, each where it stands in the document', () => {
    const since = '2026-02-01T00:00:00Z'
    const faults = faultsOf({
      match: 'all',
      conditions: [
        { kind: 'contact-field', field: 'nowhere', operator: 'equals', value: 1 },
        inCountry('Atlantis'),
        { kind: 'contact-field', field: 'country', operator: 'greater-than', value: 1 },
        { kind: 'contact-field', field: 'country', operator: 'resembles', value: 1 },
        { match: 'any', conditions: [] },
        ordered({ eventTypeId: OWN }),
        ordered({ window: { between: [since, '2026-01-01T00:00:00Z'] }, count: { operator: 'at-least', value: 0 } }),
        ordered({
          where: [
            { field: 'total', operator: 'greater-than', value: 'much' },
            { field: 'size', operator: 'equals', value: 1 },
          ],
        }),
      ],
      exclude: { match: 'any', conditions: [{ kind: 'in-segment', segmentId: THIRD }] },
    })
    expect(Object.keys(faults).sort()).toEqual([
      '/definition/conditions/0/field',
      '/definition/conditions/1/value',
      '/definition/conditions/2/operator',
      '/definition/conditions/3/operator',
      '/definition/conditions/4/conditions',
      '/definition/conditions/5/eventTypeId',
      '/definition/conditions/6/count/value',
      '/definition/conditions/6/window/between',
      '/definition/conditions/7/where/0/value',
      '/definition/conditions/7/where/1/field',
      '/definition/exclude/conditions/0/segmentId',
    ])
  })

  test('without a condition says that nobody would match; leaving out nobody is no fault', () => {
    const empty = { match: 'any', conditions: [] }
    expect(faultsOf(empty)['/definition/conditions']).toContain('nobody matches')
    expect(Object.keys(faultsOf({ ...empty, exclude: { match: 'any', conditions: [inCountry('ES')] } }))).toEqual([
      '/definition/conditions',
    ])
    expect(check({ match: 'all', conditions: [inCountry('ES')], exclude: empty })).not.toHaveProperty('exclude')
  })

  test('cannot be built on its own segment, however far round', () => {
    const round = factsWith(segment(OWN), segment(OTHER, builtOn(OWN)), segment(THIRD, builtOn(OTHER)))
    for (const id of [OWN, OTHER, THIRD]) {
      expect(faultsOf(builtOn(id), round, OWN)['/definition/conditions/0/segmentId']).toContain('built on itself')
      expect(faultsOf(builtOn(id), round), 'another segment may be').toEqual({})
    }
  })

  test('is kept with its operands as fields store their values', () => {
    const email = { field: 'email', operator: 'equals', value: ' Ana@Example.ORG ' }
    const checked = check({ match: 'all', conditions: [ordered({ where: [email] })] })
    expect(checked.conditions[0]).toMatchObject({ where: [{ value: 'ana@example.org' }] })
  })

  test('of more than five thousand values to compare with is refused', () => {
    const value = Array.from({ length: 1000 }, () => 'ES')
    const one = { kind: 'contact-field', field: 'country', operator: 'one-of', value }
    expect(faultsOf({ match: 'all', conditions: Array.from({ length: 5 }, () => one) })).toEqual({})
    expect(faultsOf({ match: 'all', conditions: Array.from({ length: 6 }, () => one) })).toHaveProperty('/definition')
  })

  test('of more than a hundred conditions is refused', () => {
    const many = { match: 'all', conditions: Array.from({ length: 40 }, () => inCountry('ES')) }
    expect(faultsOf({ match: 'all', conditions: [many, many, many] })).toHaveProperty('/definition')
  })
})

test('a definition reads as a sentence with names and labels', () => {
  const definition = check({
    match: 'all',
    conditions: [
      inCountry('ES'),
      ordered({
        count: { operator: 'at-least', value: 2 },
        window: { last: { value: 30, unit: 'day' } },
        where: [{ field: 'total', operator: 'greater-than', value: 50 }],
      }),
      { match: 'any', conditions: [{ kind: 'in-segment', segmentId: OTHER }, inCountry('ES')] },
    ],
    exclude: { match: 'all', conditions: [ordered({ count: { operator: 'exactly', value: 0 } })] },
  })
  expect(describeDefinition(definition, facts)).toBe(
    'Contacts: Country is Spain and received “ERP · Order shipped” at least 2 times in the last 30 days where Total is more than 50 and (in “Segment b” or Country is Spain); but not: never received “ERP · Order shipped”.',
  )
})
