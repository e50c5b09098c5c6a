import { describe, expect, test } from 'vitest'
import { type AdvanceEnv, advance, limitsOf, startsOn } from './advance'
import type { WorkflowDocument } from './schema'
import {
  ANA,
  DEFINITIONS,
  fromContact,
  fromEvent,
  literal,
  NOW,
  ORDER,
  order,
  setting,
  VISIT,
  version,
} from './test-definitions'

const env: AdvanceEnv = { now: NOW, contactFields: DEFINITIONS.contactFields, entered: { contact: 0, total: 0 } }
const run = (document: WorkflowDocument, values: Parameters<typeof order>[0], more: Partial<AdvanceEnv> = {}) =>
  advance(version(document), ANA, order(values), { ...env, ...more })

describe('the gates of the trigger', () => {
  const filter = [{ field: 'total', operator: 'greater-than', value: 50 }]
  const filtered = setting([{ field: '_points', operator: 'add', source: literal(10) }], { filter })

  test('an event of another type does not start it', () => {
    const visit = { ...order({}), eventTypeId: VISIT }
    expect(advance(version(filtered), ANA, visit, env)).toMatchObject({
      entered: false,
      steps: [],
      changes: [],
      state: ANA,
    })
    expect(startsOn(version(filtered), VISIT)).toBe(false)
    expect(startsOn(version(filtered), ORDER)).toBe(true)
  })

  test('an event that meets the filter enters; another does not, and is told the condition and the value', () => {
    expect(run(filtered, { total: 59.9 }).state.fields).toEqual({ _points: 10 })
    expect(run(filtered, { total: 20 })).toMatchObject({
      entered: false,
      why: 'its filter was not met: Total is more than 50, and it was 20',
    })
    expect(run(filtered, {}).why).toContain('it was empty')
  })

  test('a contact enters once where that is asked, and on every event otherwise', () => {
    const once = setting([{ field: '_points', operator: 'add', source: literal(10) }], { entry: 'once' })
    expect(run(once, {}).entered).toBe(true)
    expect(run(once, {}, { entered: { contact: 1, total: 1 } })).toMatchObject({
      entered: false,
      why: expect.stringContaining('enters once'),
    })
    expect(run(filtered, { total: 60 }, { entered: { contact: 1, total: 1 } }).entered).toBe(true)
    expect([limitsOf(version(once), ORDER).perContact, limitsOf(version(filtered), ORDER).perContact]).toEqual([
      1,
      undefined,
    ])
  })

  test('the filter reads the field as it was when the version was started', () => {
    const started = version(filtered)
    expect(started.document.eventTypes?.[ORDER]?.fields.total).toMatchObject({ type: 'decimal' })
    const without = { ...started, document: { nodes: filtered.nodes, edges: filtered.edges } }
    expect(advance(without, ANA, order({ total: 60 }), env).entered).toBe(false)
  })
})

test('the map of the article: event fields reach the contact, points add up, and the trace tells old and new', () => {
  const document = setting([
    { field: '_name', operator: 'set', source: fromEvent('name') },
    { field: '_mobilePhone', operator: 'set', source: fromEvent('phone') },
    { field: '_points', operator: 'add', source: literal(10) },
  ])
  const { state, steps, changes, ledger, outcome } = run(document, { name: 'Ana López', phone: '+34666777888' })
  expect(state.fields).toEqual({ _name: 'Ana López', _mobilePhone: '+34666777888', _points: 10 })
  expect(steps.map((step) => [step.node, step.changes?.length])).toEqual([
    ['n1', undefined],
    ['n2', 3],
  ])
  expect(steps[1]?.changes?.[0]).toEqual({ field: '_name', old: null, new: 'Ana López' })
  expect(changes.map((change) => change.writer)).toEqual(
    Array(3).fill({ type: 'workflow', workflowId: 'w1', workflowName: 'W1', nodeId: 'n2', eventId: 'e1' }),
  )
  expect([ledger, outcome]).toEqual([['n2'], 'finished'])
})

test('assignments of one node read the contact as it was before the node, those of the next as it is after', () => {
  const document = setting([
    { field: 'country', operator: 'set', source: literal('ES') },
    { field: '_surname', operator: 'set', source: fromContact('country') },
  ])
  const again = {
    id: 'n3',
    type: 'set-field',
    config: { assignments: [{ field: '_name', operator: 'set', source: fromContact('country') }] },
  }
  const { state } = run({ nodes: [...document.nodes, again], edges: [...document.edges, { from: 'n2', to: 'n3' }] }, {})
  expect(state.fields).toEqual({ country: 'ES', _name: 'ES' })
})

describe('a condition', () => {
  const set = (id: string, value: string) => ({
    id,
    type: 'set-field',
    config: { assignments: [{ field: 'country', operator: 'set', source: literal(value) }] },
  })
  const document: WorkflowDocument = {
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } },
      { id: 'c', type: 'check-value', config: { source: fromEvent('total'), operator: 'greater-than', value: '50' } },
      set('many', 'ES'),
      set('few', 'FR'),
    ],
    edges: [
      { from: 'n1', to: 'c' },
      { from: 'c', to: 'many', port: 'yes' },
      { from: 'c', to: 'few', port: 'no' },
    ],
  }

  test('sends the contact one of two ways and shows what it looked at', () => {
    const many = run(document, { total: 59.9 })
    expect(many.steps.map((step) => step.node)).toEqual(['n1', 'c', 'many'])
    expect(many.steps[1]).toMatchObject({
      port: 'yes',
      looked: { value: 59.9, operator: 'greater-than', operand: '50' },
    })
    expect(run(document, { total: 50 }).state.fields.country).toBe('FR')
    expect(run(document, {}).state.fields.country).toBe('FR')
  })

  test('an exit without a line is an end', () => {
    const { steps, outcome } = run({ ...document, edges: document.edges.slice(0, 2) }, { total: 1 })
    expect([steps.map((step) => step.node), outcome]).toEqual([['n1', 'c'], 'finished'])
  })
})

test('a node that two ways lead to runs once, after both', () => {
  const add = (id: string) => ({
    id,
    type: 'set-field',
    config: { assignments: [{ field: '_points', operator: 'add', source: literal(1) }] },
  })
  const nodes = [add('end'), add('a'), add('b'), { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } }]
  const edges = ['n1 a', 'n1 b', 'a end', 'b end'].map((edge) => ({
    from: edge.split(' ')[0] ?? '',
    to: edge.split(' ')[1] ?? '',
  }))
  const { steps, ledger, state } = run({ nodes, edges }, {})
  expect(steps.map((step) => step.node)).toEqual(['n1', 'a', 'b', 'end'])
  expect(ledger).toEqual(['a', 'b', 'end'])
  expect(state.fields._points).toBe(3)
})

test('of several triggers the one that the event opens begins, and the fields of the others are empty', () => {
  const base = setting([
    { field: '_name', operator: 'set', source: fromEvent('name') },
    { field: 'country', operator: 'set', source: fromEvent('page', 'n0') },
  ])
  const document = {
    nodes: [{ id: 'n0', type: 'receive-event', config: { eventTypeId: VISIT } }, ...base.nodes],
    edges: [...base.edges, { from: 'n0', to: 'n2' }],
  }
  expect(run(document, { name: 'Ana' }).state.fields).toEqual({ _name: 'Ana' })
  const visit = { ...order({ page: '/size-guide' }), eventTypeId: VISIT }
  expect(advance(version(document), ANA, visit, env).state.fields).toEqual({ country: '/size-guide' })
})

test('one assignment that fails does not keep the others from being written', () => {
  const { state, steps, outcome } = run(
    setting([
      { field: 'orders', operator: 'set', source: fromEvent('name') },
      { field: '_name', operator: 'set', source: fromEvent('name') },
    ]),
    { name: 'Ana' },
  )
  expect(state.fields).toEqual({ _name: 'Ana' })
  expect(steps[1]?.changes?.[0]?.error).toContain('expected an integer')
  expect(outcome).toBe('finished')
})

test('a draft with an unfinished node runs up to it and says so', () => {
  const { outcome, steps } = run(setting([]), {})
  expect(outcome).toBe('failed')
  expect(steps.at(-1)).toMatchObject({ node: 'n2', error: 'its configuration is not complete' })
})

test('the lowest workflow in the list of two wins a field, whichever event comes next', () => {
  const first = version(setting([{ field: 'country', operator: 'set', source: literal('ES') }]), 'w1', 1)
  const second = version(setting([{ field: 'country', operator: 'set', source: literal('FR') }]), 'w2', 2)
  let contact = ANA
  for (const id of ['e1', 'e2']) {
    for (const one of [first, second])
      contact = advance(one, contact, order({}, '2026-01-31T10:00:00.000Z', id), env).state
    expect(contact.fields.country).toBe('ES')
  }
})

test('a trigger that takes verified events alone is shut for a claim, and says so', () => {
  const event = order({ total: 1 })
  const careful = version(setting([], { trust: 'verified' }))
  expect(advance(careful, ANA, event, env).entered).toBe(true)
  const claimed = advance(careful, ANA, { ...event, trust: 'claimed' }, env)
  expect(claimed).toMatchObject({ entered: false, why: expect.stringContaining('only claimed') })
})
