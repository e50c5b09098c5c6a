import { describe, expect, test } from 'vitest'
import { problemsOf } from './problems-of'
import type { WorkflowDocument, WorkflowEdge } from './schema'
import { DEFINITIONS, fromContact, fromEvent, literal, ORDER, POPUP, setting, VISIT } from './test-definitions'

const problems = (document: WorkflowDocument) => problemsOf(document, DEFINITIONS)
const SOUND = setting([{ field: '_name', operator: 'set', source: fromEvent('name') }])
const TRIGGER = { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } }
const check = (
  config: Record<string, unknown>,
  edges: WorkflowEdge[] = [{ from: 'n1', to: 'c' }],
): WorkflowDocument => ({
  nodes: [TRIGGER, { id: 'c', type: 'check-value', config }],
  edges,
})

test('a sound workflow has none, a trigger alone neither', () => {
  expect(problems(SOUND)).toEqual([])
  expect(problems({ nodes: [TRIGGER], edges: [] })).toEqual([])
})

test('all conversions that are offered are sound', () => {
  const assignments = [
    { field: '_surname', operator: 'set', source: fromEvent('total') },
    { field: 'spent', operator: 'add', source: fromEvent('items') },
    { field: 'orders', operator: 'set', source: fromEvent('total') },
    { field: 'likes', operator: 'append', source: fromEvent('size') },
    { field: 'is-vip', operator: 'set', source: fromEvent('name') },
    { field: 'country', operator: 'set', source: fromContact('_createdAt') },
    { field: '_points', operator: 'add', source: literal(10) },
    { field: 'last-order', operator: 'clear' },
  ]
  expect(problems(setting(assignments))).toEqual([])
})

const showing = (eventTypeId: string, webContentId: string): WorkflowDocument => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId } },
    { id: 'n2', type: 'show-web-content', config: { webContentId } },
  ],
  edges: [{ from: 'n1', to: 'n2' }],
})

test('a web content is shown behind an event of context web alone, and must exist', () => {
  expect(problems(showing(VISIT, POPUP))).toEqual([])
  const [problem, ...more] = problems(showing(ORDER, POPUP))
  expect(problem).toMatchObject({ node: 'n2', reason: expect.stringContaining('comes by the Public API') })
  expect(more).toEqual([])
  expect(problems(showing(VISIT, ORDER))).toEqual([
    { node: 'n2', reason: 'This web content does not exist any more. Choose another.' },
  ])
})

test.each<[string, WorkflowDocument, string, RegExp]>([
  ['nothing at all', { nodes: [], edges: [] }, '', /empty/],
  [
    'no trigger',
    { nodes: [{ id: 'n2', type: 'set-field', config: SOUND.nodes[1]?.config ?? {} }], edges: [] },
    '',
    /no trigger/,
  ],
  ['a trigger without event', { nodes: [{ ...TRIGGER, config: {} }], edges: [] }, 'n1', /Choose the event/],
  [
    'an event of another store',
    { nodes: [{ ...TRIGGER, config: { eventTypeId: crypto.randomUUID() } }], edges: [] },
    'n1',
    /does not exist/,
  ],
  [
    'an unknown kind of node',
    { nodes: [TRIGGER, { id: 'x', type: 'dance', config: {} }], edges: [{ from: 'n1', to: 'x' }] },
    'x',
    /"dance"/,
  ],
  ['a node that nothing leads to', { ...SOUND, edges: [] }, 'n2', /Nothing leads/],
  ['a trigger that leads nowhere', { ...SOUND, edges: [] }, 'n1', /Nothing follows/],
  [
    'a line to nowhere',
    { ...SOUND, edges: [...SOUND.edges, { from: 'n2', to: 'gone' }] },
    'n2',
    /"gone", which is not there/,
  ],
  [
    'a line from nowhere',
    { ...SOUND, edges: [...SOUND.edges, { from: 'gone', to: 'n2' }] },
    'n2',
    /"gone", which is not there/,
  ],
  ['a line that is there twice', { ...SOUND, edges: [...SOUND.edges, ...SOUND.edges] }, 'n1', /twice/],
  ['a line into a trigger', { ...SOUND, edges: [...SOUND.edges, { from: 'n2', to: 'n1' }] }, 'n1', /cannot lead to it/],
  ['a circle', { ...SOUND, edges: [...SOUND.edges, { from: 'n2', to: 'n2' }] }, 'n2', /circle: n2 → n2/],
  ['a port that a node has not', { ...SOUND, edges: [{ from: 'n1', to: 'n2', port: 'yes' }] }, 'n1', /needs no port/],
  ['two nodes with one id', { ...SOUND, nodes: [...SOUND.nodes, ...SOUND.nodes.slice(1)] }, 'n2', /id "n2"/],
  ['no assignments', setting([]), 'n2', /at least one assignment/],
  ['no contact field', setting([{ operator: 'set', source: fromEvent('name') }]), 'n2', /Choose the contact field/],
  [
    'an unknown contact field',
    setting([{ field: 'nope', operator: 'set', source: literal('x') }]),
    'n2',
    /no contact field "nope"/,
  ],
  [
    'a read-only field',
    setting([{ field: '_email', operator: 'set', source: fromEvent('email') }]),
    'n2',
    /cannot be set/,
  ],
  ['no value', setting([{ field: '_name', operator: 'set' }]), 'n2', /Choose the value/],
  ['null as the value', setting([{ field: '_name', operator: 'set', source: literal(null) }]), 'n2', /choose "clear"/],
  [
    'a literal that does not fit',
    setting([{ field: 'orders', operator: 'set', source: literal('x') }]),
    'n2',
    /expected an integer/,
  ],
  [
    'an unknown event field',
    setting([{ field: '_name', operator: 'set', source: fromEvent('nope') }]),
    'n2',
    /no field "nope"/,
  ],
  [
    'a source behind the node',
    setting([{ field: '_name', operator: 'set', source: fromEvent('name', 'n2') }]),
    'n2',
    /No event comes from "n2"/,
  ],
  [
    'an operator that does not fit',
    setting([{ field: '_name', operator: 'add', source: literal(1) }]),
    'n2',
    /It can: set to, append, clear/,
  ],
  [
    'types that do not fit',
    setting([{ field: 'is-vip', operator: 'set', source: fromEvent('total') }]),
    'n2',
    /It can be converted to: Decimal, Text, Integer/,
  ],
  [
    'a filter on an unknown field',
    setting([{ field: '_points', operator: 'add', source: literal(1) }], {
      filter: [{ field: 'nope', operator: 'has-value' }],
    }),
    'n1',
    /no field "nope"/,
  ],
  [
    'a filter that does not fit',
    setting([{ field: '_points', operator: 'add', source: literal(1) }], {
      filter: [{ field: 'total', operator: 'contains', value: 'x' }],
    }),
    'n1',
    /"Total" has no condition "contains"/,
  ],
  [
    'a filter with a wrong value',
    setting([{ field: '_points', operator: 'add', source: literal(1) }], {
      filter: [{ field: 'total', operator: 'greater-than', value: 'x' }],
    }),
    'n1',
    /expected a number/,
  ],
  ['a condition without a field', check({ operator: 'has-value' }), 'c', /Choose a field/],
  ['a condition on a literal', check({ source: literal(1), operator: 'has-value' }), 'c', /Choose a field/],
  [
    'a condition that does not fit',
    check({ source: fromContact('country'), operator: 'is-true' }),
    'c',
    /has no condition/,
  ],
  [
    'a line without a port',
    check({ source: fromContact('country'), operator: 'has-value' }, [
      { from: 'n1', to: 'c' },
      { from: 'c', to: 'c2' },
    ]),
    'c',
    /"c2", which is not there/,
  ],
])('%s', (_, document, node, reason) => {
  expect(problems(document)).toContainEqual({ node, reason: expect.stringMatching(reason) })
})

test('the lines behind a condition say yes or no', () => {
  const document = check({ source: fromContact('country'), operator: 'has-value' })
  const end = { id: 'e', type: 'set-field', config: { assignments: [{ field: 'country', operator: 'clear' }] } }
  const to = (port?: string) => ({
    nodes: [...document.nodes, end],
    edges: [...document.edges, { from: 'c', to: 'e', port }],
  })
  expect(problems(to('yes'))).toEqual([])
  expect(problems(to())).toEqual([{ node: 'c', reason: expect.stringContaining('"yes" or "no"') }])
  expect(problems(to('maybe'))).toEqual([{ node: 'c', reason: expect.stringContaining('not from "maybe"') }])
})

describe('a long circle', () => {
  test('is shown whole', () => {
    const node = (id: string) => ({
      id,
      type: 'set-field',
      config: { assignments: [{ field: 'country', operator: 'clear' }] },
    })
    const edges = ['n1 a', 'a b', 'b c', 'c a'].map((edge) => ({
      from: edge.split(' ')[0] ?? '',
      to: edge.split(' ')[1] ?? '',
    }))
    const document = { nodes: [TRIGGER, node('a'), node('b'), node('c')], edges }
    expect(problems(document)).toEqual([{ node: 'a', reason: expect.stringContaining('a → b → c → a') }])
  })
})
