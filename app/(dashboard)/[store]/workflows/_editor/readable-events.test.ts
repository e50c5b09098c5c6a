import { expect, test } from 'vitest'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { readableEvents } from './readable-events'

const node = (id: string, type: string) => ({ id, type, config: {} })
const document: WorkflowDocument = {
  nodes: [
    ...[node('placed', 'receive-event'), node('vip', 'segment-entered'), node('paid', 'wait-for-event')],
    ...[node('thank', 'set-field'), node('remind', 'set-field'), node('both', 'set-field')],
  ],
  edges: [
    ...[
      { from: 'placed', to: 'paid' },
      { from: 'vip', to: 'remind' },
    ],
    ...[
      { from: 'paid', to: 'thank', port: 'received' },
      { from: 'paid', to: 'remind', port: 'timeout' },
    ],
    ...[
      { from: 'thank', to: 'both' },
      { from: 'remind', to: 'both' },
    ],
  ],
}
const readableAt = (id: string) => readableEvents(document, id).map((one) => one.id)

test.each([
  ['a trigger reads its own event', 'placed', ['placed']],
  ['a trigger without an event reads none', 'vip', []],
  ['a wait does not read what it waits for', 'paid', ['placed']],
  ['behind "received" the awaited event can be read as well', 'thank', ['placed', 'paid']],
  ['behind "timeout" it cannot', 'remind', ['placed']],
  ['where ways meet, what one of them brought can be read', 'both', ['placed', 'paid']],
])('%s', (_, id, expected) => expect(readableAt(id)).toEqual(expected))

test('a circle does not hang it', () => {
  const circle = { ...document, edges: [...document.edges, { from: 'both', to: 'paid' }] }
  expect(readableEvents(circle, 'thank').map(({ id }) => id)).toEqual(['placed', 'paid'])
})
