import { expect, test } from 'vitest'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { moveItems } from './move-items'
import { addNote, writeNote } from './note-edits'
import { noteKey } from './note-key'

const chain: WorkflowDocument = {
  nodes: [{ id: 'n1', type: 'wait', config: {}, position: { x: 10, y: 20 } }],
  edges: [],
  notes: [],
}

test('a new note stands beside the nodes, the next one below it', () => {
  const first = addNote(chain)
  const second = addNote(writeNote(first.document, first.id, 'Ask Ana'))
  expect(second.document.notes).toEqual([
    { id: 'n1', text: 'Ask Ana', position: { x: 298, y: 20 } },
    { id: 'n2', text: '', position: { x: 298, y: 140 } },
  ])
})

test('a note that is emptied is gone', () => {
  const { document, id } = addNote(chain)
  expect(writeNote(document, id, ' \n')).toEqual(chain)
})

test('moving goes by key, so that a note and a node of the same id are two things', () => {
  const { document, id } = addNote(chain)
  const moved = moveItems(document, new Map([[noteKey(id), { x: 0, y: 0 }]]))
  expect([moved.nodes[0]?.position, moved.notes?.[0]?.position]).toEqual([
    { x: 10, y: 20 },
    { x: 0, y: 0 },
  ])
})
