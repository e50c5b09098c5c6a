import { describe, expect, test } from 'vitest'
import { readAwaited } from './awaited-config'
import { entryConfigOf, readEntry } from './entry-config'
import { exitsOf } from './exits-of'
import { readWait, type WaitConfig, waitConfigOf } from './wait-config'

describe('how often', () => {
  test.each([
    ['nothing said', {}, 'every'],
    ['once', { entry: 'once' }, 'once'],
    ['so often per contact', { entry: 'every', limits: { perContact: 3 } }, 'limited'],
    ['an empty limit', { limits: { perContact: null } }, 'limited'],
  ])('%s', (_, config, mode) => expect(readEntry(config).mode).toBe(mode))

  test('a limit per contact goes with the choice that it belongs to, the one for all stays', () => {
    const entry = readEntry({ entry: 'every', limits: { perContact: 3, total: 100 } })
    expect(entryConfigOf({ ...entry, mode: 'once' })).toEqual({ entry: 'once', limits: { total: 100 } })
  })
})

describe('a wait', () => {
  const source = { from: 'event', node: 'n1', field: 'shipped-at' } as const
  const waits: [string, WaitConfig][] = [
    ['for a while', { mode: 'for', value: 2, unit: 'day' }],
    ['until a time of day', { mode: 'until', time: '09:00', weekdays: [1, 2], zoneField: 'zone' }],
    ['until a date', { mode: 'date', source, offset: { value: -2, unit: 'day' }, time: '09:00', zoneField: 'zone' }],
  ]
  test.each(waits)('%s is read as it was written', (_, wait) => expect(readWait(waitConfigOf(wait))).toEqual(wait))

  test('until a date leaves out what is not said', () => {
    expect(waitConfigOf({ mode: 'date', time: '' })).toEqual({ untilDate: {} })
  })

  test('for an event reads what fits, whatever a draft holds', () => {
    expect(readAwaited({ eventTypeId: 7, where: [null], same: [{ field: 'order' }, 3], timeout: 'soon' })).toEqual({
      ...{ eventTypeId: undefined, where: [], same: [{ field: 'order', source: undefined }] },
      timeout: { value: null, unit: 'day' },
    })
  })
})

test('a split has the exits that it gives a share; other nodes have those of their kind', () => {
  const kinds = [
    { type: 'split', exits: ['a', 'b', 'c', 'd', 'e'] },
    { type: 'wait-for-event', exits: ['received', 'timeout'] },
  ]
  expect(exitsOf({ id: 'n1', type: 'split', config: { shares: { a: 60, c: 40 } } }, kinds)).toEqual(['a', 'c'])
  expect(exitsOf({ id: 'n1', type: 'wait-for-event', config: {} }, kinds)).toEqual(['received', 'timeout'])
  expect(exitsOf({ id: 'n1', type: 'gone', config: {} }, kinds)).toEqual(['next'])
})
