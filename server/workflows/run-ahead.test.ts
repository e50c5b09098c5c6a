import { describe, expect, test } from 'vitest'
import { advance, rerun } from './advance'
import { gateOf } from './gate-of'
import { runAhead } from './run-ahead'
import type { WorkflowDocument } from './schema'
import type { ContactState } from './scope'
import { ANA, DEFINITIONS, fromContact, literal, NOW, ORDER, order, setting, VISIT, version } from './test-definitions'

const env = { now: NOW, contactFields: DEFINITIONS.contactFields }
const YEAR = '2027-01-31T12:00:00.000Z'
const add = (points: number) => ({ assignments: [{ field: '_points', operator: 'add', source: literal(points) }] })

/** A trigger, then these nodes in a row, then ten points. */
function inARow(...nodes: { type: string; config: object; port?: string }[]): WorkflowDocument {
  const all = [
    { type: 'receive-event', config: { eventTypeId: ORDER } },
    ...nodes,
    { type: 'set-field', config: add(10) },
  ]
  return {
    nodes: all.map(({ type, config }, at) => ({ id: `n${at + 1}`, type, config: { ...config } })),
    edges: all.slice(1).map((_, at) => ({ from: `n${at + 1}`, to: `n${at + 2}`, port: nodes[at - 1]?.port })),
  }
}
const wait = (value: number, unit: string) => ({ type: 'wait', config: { for: { value, unit } } })
const visit = (port: string) => ({
  ...{ type: 'wait-for-event', port },
  config: { eventTypeId: VISIT, timeout: { value: 1, unit: 'week' } },
})

describe('a run that is only tried', () => {
  const ahead = (document: WorkflowDocument, until = YEAR, answers = {}) =>
    runAhead(version(document), ANA, order({}), env, { until, answers: new Map(Object.entries(answers)) })

  test('goes over one wait after the other, with the clock at the moment of each', () => {
    const run = ahead(inARow(wait(1, 'day'), wait(2, 'hour')))
    expect([run.outcome, run.waits, run.state.fields._points]).toEqual(['finished', [], 10])
    expect(run.steps.map(({ at }) => at.slice(0, 13))).toEqual([
      ...['2026-01-31T12', '2026-01-31T12', '2026-02-01T12', '2026-02-01T14'],
    ])
  })

  test('stops at a wait that ends after its bound', () => {
    const run = ahead(inARow(wait(2, 'day')), '2026-02-01T12:00:00.000Z')
    expect([run.outcome, run.waits.length, run.state.fields]).toEqual(['waiting', 1, {}])
  })

  test('takes the event that answers a wait for one, and lets it run out without', () => {
    const came = { ...order({ page: '/' }), id: 'e2', eventTypeId: VISIT }
    expect(ahead(inARow(visit('received')), YEAR, { n2: came })).toMatchObject({
      state: { fields: { _points: 10 } },
      steps: [{}, { port: 'received', cameEventId: 'e2', wokeAt: NOW }, {}],
    })
    expect(ahead(inARow(visit('received'))).steps).toMatchObject([{}, { port: 'timeout' }])
    // An event of another kind is no answer.
    expect(ahead(inARow(visit('timeout')), YEAR, { n2: order({}) }).state.fields._points).toBe(10)
  })
})

describe('a run that failed', () => {
  const document = inARow(
    { type: 'set-field', config: add(1) },
    { type: 'wait', config: { untilDate: { source: fromContact('last-order') } } },
  )
  const failed = advance(version(document), ANA, order({}), env)
  const again = (contact: ContactState) =>
    rerun(version(document), contact, order({}), env, {
      ...{ steps: failed.steps, nodeIds: new Set(['n3']), brought: new Map() },
    })

  test('runs the node that could not run again, and nothing before it', () => {
    expect([failed.outcome, failed.ledger, failed.state.fields._points]).toEqual(['failed', ['n2'], 1])
    const mended = { ...failed.state, fields: { ...failed.state.fields, 'last-order': '2020-01-01T00:00:00.000Z' } }
    const run = again(mended)
    expect([run.outcome, run.ledger, run.state.fields._points]).toEqual(['finished', ['n4'], 11])
    expect(run.steps.map(({ node }) => node)).toEqual(['n1', 'n2', 'n3', 'n4'])
  })

  test('fails once more where nothing was mended', () => {
    const run = again(failed.state)
    expect([run.outcome, run.ledger, run.changes]).toEqual(['failed', [], []])
    expect(run.steps.map(({ node }) => node)).toEqual(['n1', 'n2', 'n3'])
  })
})

test('the gate that is named is the one whose opening lets the event in', () => {
  const filter = [{ field: 'total', operator: 'greater-than', value: 50 }]
  const gate = (config: object, total: number, given: object = {}, entered = { contact: 0, total: 0 }) =>
    gateOf(version(setting([], { ...config })), ANA, { ...order({ total }), ...given }, { ...env, entered })
  expect(gate({ filter }, 20)).toBe('filter')
  expect(gate({ entry: 'once' }, 20, {}, { contact: 1, total: 1 })).toBe('limits')
  expect(gate({ trust: 'verified' }, 20, { trust: 'claimed' })).toBe('trust')
  expect(gate({ filter, entry: 'once' }, 20, {}, { contact: 1, total: 1 })).toBe('filter')
})
