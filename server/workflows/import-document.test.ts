import { describe, expect, test } from 'vitest'
import { type WorkflowFile, workflowFileSchema } from './file-schema'
import type { Definitions } from './graph-scope'
import { importDocument } from './import-document'
import { needsOf } from './needs-of'
import { problemsOf } from './problems-of'
import type { WorkflowDocument } from './schema'
import { DEFINITIONS, fromContact, fromEvent, ORDER, POPUP, STATIC } from './test-definitions'

const document: WorkflowDocument = {
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: ORDER } },
    {
      id: 'n2',
      type: 'set-field',
      config: {
        assignments: [
          { field: 'country', operator: 'set', source: fromEvent('name') },
          { field: '_name', operator: 'set', source: fromContact('country') },
        ],
      },
    },
    { id: 'n3', type: 'add-to-segment', config: { segmentId: STATIC } },
  ],
  edges: [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3' },
  ],
}

const file = (needs = needsOf(document, DEFINITIONS)): WorkflowFile =>
  workflowFileSchema.parse(
    JSON.parse(JSON.stringify({ inlet: 'workflow', version: 1, name: 'ERP', ...document, needs })),
  )

/** The same store elsewhere: everything has another id, and the event's alias is the same. */
function elsewhere(change: Partial<Definitions> = {}): Definitions {
  const order = DEFINITIONS.eventTypes.get(ORDER)
  const country = DEFINITIONS.contactFields.get('country')
  const name = DEFINITIONS.contactFields.get('_name')
  if (!order || !country || !name) throw new Error('the definitions of the tests have these')
  const contactFields = new Map([
    ['land', { ...country, id: 'land', name: 'COUNTRY ' }],
    ['_name', name],
  ])
  return {
    ...DEFINITIONS,
    eventTypes: new Map([['e9', { ...order, id: 'e9', name: 'Sent' }]]),
    contactFields,
    segments: new Map([['s9', { id: 's9', name: 'Vip', type: 'static' }]]),
    webContents: new Map(),
    ...change,
  }
}

test('a file names what it needs, each once, and no system field', () => {
  expect(needsOf(document, DEFINITIONS)).toEqual({
    eventTypes: [{ id: ORDER, alias: 'Order shipped', name: 'Order shipped', integration: 'ERP', sends: false }],
    contactFields: [{ id: 'country', name: 'Country', type: 'text' }],
    segments: [{ id: STATIC, name: 'VIP', type: 'static' }],
    webContents: [],
  })
})

describe('what a file needs', () => {
  test('is itself in the store that it comes from', () => {
    const { document: same, matches } = importDocument(file(), DEFINITIONS)
    expect(same).toEqual({ ...document, notes: [] })
    expect(matches.map(({ found }) => found?.by)).toEqual(['id', 'id', 'id'])
  })

  test('is found elsewhere by alias and by name', () => {
    const { document: other, matches } = importDocument(file(), elsewhere())
    expect(matches.map(({ kind, found }) => [kind, found?.id, found?.by])).toEqual([
      ['event-type', 'e9', 'alias'],
      ['contact-field', 'land', 'name'],
      ['segment', 's9', 'name'],
    ])
    expect(other.nodes.map(({ config }) => config)).toEqual([
      { eventTypeId: 'e9' },
      {
        assignments: [
          { field: 'land', operator: 'set', source: fromEvent('name') },
          { field: '_name', operator: 'set', source: fromContact('land') },
        ],
      },
      { segmentId: 's9' },
    ])
  })

  test.each<[string, Partial<Definitions>, string]>([
    ['two have the name', { segments: twoOf('VIP', 'static') }, 'segment'],
    [
      'what has the name is of another type',
      { segments: new Map([['s9', { id: 's9', name: 'VIP', type: 'dynamic-plus' }]]) },
      'segment',
    ],
    ['nothing has the name', { eventTypes: new Map() }, 'event-type'],
  ])('is missing where %s, and is a problem of the draft', (_, change, kind) => {
    const { document: draft, matches } = importDocument(file(), elsewhere(change))
    expect(matches.filter(({ found }) => !found).map((match) => match.kind)).toEqual([kind])
    expect(problemsOf(draft, elsewhere(change)).length).toBeGreaterThan(0)
  })
})

function twoOf(name: string, type: 'static'): Definitions['segments'] {
  return new Map(['a', 'b'].map((id) => [id, { id, name, type }]))
}

test('values that look like an id stay what they are', () => {
  const literal = { from: 'literal', value: ORDER }
  const given = { ...file(), nodes: [{ id: 'n1', type: 'x', config: { value: POPUP, literal, note: ORDER } }] }
  expect(importDocument(given, elsewhere()).document.nodes[0]?.config).toEqual({ value: POPUP, literal, note: ORDER })
})
