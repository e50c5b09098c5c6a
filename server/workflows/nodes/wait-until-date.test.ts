import { describe, expect, test } from 'vitest'
import { advance } from '../advance'
import { problemsOf } from '../problems-of'
import type { ContactState } from '../scope'
import { ANA, DEFINITIONS, fromContact, fromEvent, literal, ORDER, order, version } from '../test-definitions'

const document = (untilDate: object) => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } },
    { id: 'n2', type: 'wait', config: { untilDate } },
    { id: 'n3', type: 'has-field', config: { source: fromContact('country') } },
  ],
  edges: [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3' },
  ],
})
const run = (untilDate: object, more: { values?: object; contact?: Partial<ContactState>; timeZone?: string } = {}) =>
  advance(
    version(document(untilDate)),
    { ...ANA, ...more.contact },
    order({ 'shipped-at': '2026-03-20T00:00:00.000Z', ...more.values }),
    {
      ...{ now: '2026-01-31T12:00:00.000Z', contactFields: DEFINITIONS.contactFields },
      timeZone: more.timeZone ?? 'Europe/Madrid',
    },
  )
const shipped = fromEvent('shipped-at')

describe('wait until a date', () => {
  test.each<[string, object, string]>([
    ['a day begins at midnight of the zone', { source: shipped }, '2026-03-19T23:00:00.000Z'],
    ['at a time of that day', { source: shipped, time: '09:30' }, '2026-03-20T08:30:00.000Z'],
    [
      'so many days before it',
      { source: shipped, offset: { value: -2, unit: 'day' }, time: '09:00' },
      '2026-03-18T08:00:00.000Z',
    ],
    [
      'across the change of the clock: 9 o’clock stays 9 o’clock',
      { source: shipped, offset: { value: 10, unit: 'day' }, time: '09:00' },
      '2026-03-30T07:00:00.000Z',
    ],
    ['hours after it', { source: shipped, offset: { value: 3, unit: 'hour' } }, '2026-03-20T02:00:00.000Z'],
    ['a given instant', { source: literal('2026-05-01T10:00:00+02:00') }, '2026-05-01T08:00:00.000Z'],
    ['a given day', { source: literal('2026-05-01') }, '2026-04-30T22:00:00.000Z'],
  ])('%s', (_, untilDate, expected) => {
    expect(run(untilDate).waits).toEqual([{ nodeId: 'n2', wakeAt: expected }])
  })

  test('goes by the time zone of the contact where a field names one, and by the store’s where it names none', () => {
    const untilDate = { source: shipped, time: '09:00', zoneField: 'country' }
    const inZone = (country?: string) => run(untilDate, { contact: { fields: country ? { country } : {} } }).waits
    expect(inZone('America/New_York')[0]?.wakeAt).toBe('2026-03-20T13:00:00.000Z')
    expect(inZone()[0]?.wakeAt).toBe('2026-03-20T08:00:00.000Z')
    expect(inZone('Atlantis/Capital')[0]?.wakeAt).toBe('2026-03-20T08:00:00.000Z')
  })

  test('a date that is over is not waited for; without a date the run ends there and says so', () => {
    const past = run({ source: shipped }, { values: { 'shipped-at': '2026-01-01T00:00:00.000Z' } })
    expect([past.outcome, past.steps.map(({ node }) => node)]).toEqual(['finished', ['n1', 'n2', 'n3']])
    const none = run({ source: shipped }, { values: { 'shipped-at': undefined } })
    expect([none.outcome, none.steps.map(({ node }) => node)]).toEqual(['failed', ['n1', 'n2']])
    expect(none.steps[1]?.error).toContain('there is no date to wait for')
  })

  test.each<[object, string]>([
    [{ source: fromEvent('name') }, '"Name" is no date. Choose a date field.'],
    [{ source: literal('soon') }, 'The date does not fit'],
    [{ source: shipped, zoneField: 'spent' }, 'The time zone of a contact stands in a text field'],
    [{ source: shipped, time: '25:00' }, 'expected a time of day'],
  ])('%j is told what is wrong', (untilDate, reason) => {
    const reasons = problemsOf(document(untilDate), DEFINITIONS).map((problem) => problem.reason)
    expect(reasons.join(' ')).toContain(reason)
  })
})
