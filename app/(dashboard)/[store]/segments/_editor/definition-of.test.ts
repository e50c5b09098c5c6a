import { describe, expect, test } from 'vitest'
import type { ConditionOptions } from '@/server/segments/options'
import { type SegmentDefinition, segmentDefinitionSchema } from '@/server/segments/schema'
import { changeGroup, copyOf, replaceItem } from './change-draft'
import { definitionOf } from './definition-of'
import { type Draft, emptyDraft, newItem } from './draft'
import { draftOf } from './draft-of'
import { faultsByKey } from './faults-by-key'

const EVENT_TYPE = '01a20d03-1874-7574-956e-d2c70de85b7f'
const operator = (name: string, operand: string) => ({ name, label: name, word: name, operand })
const options = {
  contactFields: [],
  eventTypes: [],
  segments: [],
  operators: {
    text: [operator('equals', 'value'), operator('is-empty', 'none'), operator('one-of', 'list')],
    decimal: [operator('between', 'range')],
  },
} as unknown as ConditionOptions // of the other field types nothing is asked here

const definition: SegmentDefinition = {
  match: 'all',
  conditions: [
    { kind: 'contact-field', field: 'country', operator: 'equals', value: 'ES' },
    {
      ...{ kind: 'event', eventTypeId: EVENT_TYPE, count: { operator: 'at-least', value: 2 } },
      window: { last: { value: 30, unit: 'day' } },
      where: [{ field: 'total', operator: 'between', value: { from: 50, to: 60 } }],
    },
    { match: 'any', conditions: [{ kind: 'in-segment', segmentId: EVENT_TYPE, is: 'not-in' }] },
  ],
  exclude: { match: 'any', conditions: [{ kind: 'contact-field', field: 'country', operator: 'is-empty' }] },
}

const withCondition = (value: object): Draft => {
  const draft = emptyDraft()
  const item = { ...newItem('contact-field'), ...value }
  return changeGroup(draft, draft.include.key, (group) => ({ ...group, items: [item] }))
}

describe('definitionOf', () => {
  test('a saved definition goes through the editor unchanged', () => {
    const built = definitionOf(draftOf('Name', definition), options)
    expect(built.definition).toEqual(definition)
    expect(built.unfinished.size).toBe(0)
    expect(segmentDefinitionSchema.safeParse(built.definition).success).toBe(true)
  })

  test.each([
    ['no field', { field: null, operator: null }],
    ['no value', { field: 'country', operator: 'equals' }],
    ['an empty value', { field: 'country', operator: 'equals', value: '' }],
    ['an empty list', { field: 'country', operator: 'one-of', value: [] }],
    ['half a range', { field: 'total', operator: 'between', value: { from: 1 } }],
  ])('a condition with %s is left out and counted as unfinished', (_, condition) => {
    const built = definitionOf(withCondition(condition), options)
    expect(built.definition.conditions).toEqual([])
    expect(built.unfinished.size).toBe(1)
  })

  test.each([
    ['no operand', { field: 'country', operator: 'is-empty' }],
    ['zero', { field: 'total', operator: 'equals', value: 0 }],
    ['false', { field: 'agreed', operator: 'equals', value: false }],
  ])('a condition with %s is finished', (_, condition) => {
    expect(definitionOf(withCondition(condition), options).definition.conditions).toHaveLength(1)
  })

  test('a group without conditions is left out: it would hold for everybody', () => {
    const draft = emptyDraft()
    const grouped = changeGroup(draft, draft.include.key, (group) => ({ ...group, items: [newItem('group')] }))
    const built = definitionOf(grouped, options)
    expect(built.definition.conditions).toEqual([])
    expect(built.unfinished.size).toBe(1)
  })
})

describe('faultsByKey', () => {
  test('a reason stands at the innermost line that its pointer lies in', () => {
    const draft = draftOf('Name', definition)
    const { keys } = definitionOf(draft, options)
    const [, event] = draft.include.items
    const where = event?.kind === 'event' ? event.where[0]?.key : undefined
    const validationErrors = [
      { path: '/definition/conditions/1/where/0/value', reason: 'expected a number' },
      { path: '/definition/conditions/1/count/value', reason: 'expected 1 or more' },
    ]
    const faults = faultsByKey({ data: { problem: { status: 422, validationErrors } } }, keys)
    expect(faults.get(where ?? '')).toEqual(['expected a number'])
    expect(faults.get(event?.key ?? '')).toEqual(['expected 1 or more'])
  })
})

describe('the lines of a draft', () => {
  test('a line of a nested group can be removed', () => {
    const draft = draftOf('Name', definition)
    const group = draft.include.items[2]
    const inner = group?.kind === 'group' ? group.items[0]?.key : undefined
    const removed = replaceItem(draft, inner ?? '', () => [])
    expect(removed.include.items[2]).toMatchObject({ kind: 'group', items: [] })
  })

  test('a copy shares no key with its original', () => {
    const [, event] = draftOf('Name', definition).include.items
    const copy = event && copyOf(event)
    expect(copy?.key).not.toBe(event?.key)
    expect(copy?.kind === 'event' && copy.where[0]?.key).not.toBe(event?.kind === 'event' && event.where[0]?.key)
  })
})
