import { expect, test } from 'vitest'
import { advance } from '../advance'
import { problemsOf } from '../problems-of'
import {
  ANA,
  DEFINITIONS,
  fromContact,
  fromEvent,
  INVOICE,
  literal,
  NOW,
  ORDER,
  order,
  version,
} from '../test-definitions'

const sending = (values: Record<string, unknown>, eventTypeId = INVOICE) => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } },
    { id: 'n2', type: 'send-data', config: { eventTypeId, values } },
  ],
  edges: [{ from: 'n1', to: 'n2' }],
})
const reasons = (values: Record<string, unknown>, eventTypeId?: string) =>
  problemsOf(sending(values, eventTypeId), DEFINITIONS).map(({ reason }) => reason)
const run = (values: Record<string, unknown>, event: Parameters<typeof order>[0]) =>
  advance(version(sending(values)), ANA, order(event), {
    ...{ now: NOW, contactFields: DEFINITIONS.contactFields, hasEntered: false },
  })

test('values of the event, of the contact and of the owner are sent, each as the type of its field', () => {
  const values = { number: fromEvent('total'), amount: fromEvent('items'), due: literal('2026-02-01') }
  const { outputs, ledger, outcome } = run(values, { total: 12.5, items: 3 })
  expect(outputs).toEqual([
    {
      ...{ type: 'send-data', nodeId: 'n2', eventTypeId: INVOICE },
      values: { number: '12.5', amount: 3, due: '2026-02-01T00:00:00.000Z' },
    },
  ])
  expect([ledger, outcome]).toEqual([['n2'], 'finished'])
  expect(run({ number: fromContact('_email') }, {}).outputs).toMatchObject([{ values: { number: 'ana@example.com' } }])
})

test('an optional value that is absent is left out', () => {
  const { outputs } = run({ number: literal('7'), amount: fromEvent('total') }, {})
  expect(outputs).toMatchObject([{ values: { number: '7' } }])
})

test.each([
  ['a required value is absent', { number: fromEvent('name') }, {}, '"Number" is required'],
  ['a value does not fit', { number: literal('7'), due: fromEvent('name') }, { name: 'soon' }, '"Due": expected'],
  ['the values are too long', { number: fromEvent('name') }, { name: 'x'.repeat(600_000) }, '512 KB'],
])('nothing is sent, and the step says why, where %s', (_, values, event, why) => {
  const { outputs, steps, outcome } = run(values, event)
  expect(outputs).toEqual([])
  expect(steps.at(-1)?.error).toContain(why)
  expect(outcome).toBe('failed')
})

test('a draft is told what is unknown, missing, of another type, or does not fit', () => {
  expect(reasons({ number: fromEvent('name'), amount: fromEvent('total') })).toEqual([])
  expect(reasons({}, ORDER)).toEqual(['What this sends does not exist any more. Choose another.'])
  expect(reasons({})).toEqual(['"Number" is required: choose its value.'])
  expect(reasons({ number: literal(null) })).toEqual(['"Number" is required: choose its value.'])
  expect(reasons({ number: literal('7'), colour: literal('red') })).toEqual([
    '"Invoice" has no field "colour". Remove its value.',
  ])
  expect(reasons({ number: literal('7'), due: fromEvent('total') })[0]).toContain('cannot be written to "Due"')
  expect(reasons({ number: literal('7'), amount: literal('much') })[0]).toContain('The value for "Amount" does not fit')
  expect(reasons({ number: fromEvent('nothing') })[0]).toContain('has no field "nothing"')
  expect(reasons({ number: fromContact('nothing') })[0]).toContain('no contact field "nothing"')
})

test('a version keeps the fields of what it sends, and one that sends nothing has no trace of it', () => {
  const { document } = version(sending({ number: literal('7') }))
  expect(Object.keys(document.sendTypes?.[INVOICE]?.fields ?? {})).toEqual(['number', 'amount', 'due'])
  expect(version({ nodes: [], edges: [] }).document).not.toHaveProperty('sendTypes')
})
