import { describe, expect, test } from 'vitest'
import { createEditor, isDirty } from './editor-state'

const node = (id: string) => ({ id, type: 'set-field', config: {} })
const empty = { name: 'ERP sync', document: { nodes: [node('n1'), node('n2')], edges: [] }, basedOn: '1' }
const configOf = (editor: ReturnType<typeof createEditor>, id: string) =>
  editor.getState().document.nodes.find((one) => one.id === id)?.config

describe('what a panel holds', () => {
  test('is kept, as one edit, when another node is opened', () => {
    const editor = createEditor(empty)
    editor.getState().open('n1')
    editor.getState().configure({ keepNewer: false })
    editor.getState().open('n2')
    expect(configOf(editor, 'n1')).toEqual({ keepNewer: false })
    editor.getState().undo()
    expect(configOf(editor, 'n1')).toEqual({})
  })

  test('is forgotten when the panel is closed', () => {
    const editor = createEditor(empty)
    editor.getState().open('n1')
    editor.getState().configure({ keepNewer: false })
    expect(isDirty(editor.getState())).toBe(true)
    editor.getState().open(null)
    expect(configOf(editor, 'n1')).toEqual({})
    expect(isDirty(editor.getState())).toBe(false)
  })

  test('is saved with the rest', () => {
    const editor = createEditor(empty)
    editor.getState().open('n1')
    editor.getState().configure({ keepNewer: false })
    expect(editor.getState().apply().document.nodes[0]?.config).toEqual({ keepNewer: false })
  })
})

test('a removed way of a split and its lines come back by one undo', () => {
  const split = { id: 's', type: 'split', config: { shares: { a: 40, b: 60 } } }
  const edges = [{ from: 's', to: 'n1', port: 'b' }]
  const editor = createEditor({ ...empty, document: { nodes: [split, node('n1')], edges } })
  editor.getState().open('s')
  editor.getState().configure({ shares: { a: 50, c: 50 } })
  editor.getState().apply()
  expect(editor.getState().document.edges).toEqual([])
  editor.getState().undo()
  expect(editor.getState().document).toEqual({ nodes: [split, node('n1')], edges })
})

test('what was edited while a save was under way is not taken for saved', () => {
  const editor = createEditor(empty)
  editor.getState().rename('ERP')
  const sent = editor.getState().apply()
  editor.getState().rename('ERP sync 2')
  editor.getState().markSaved({ ...sent, basedOn: '2' })
  expect(isDirty(editor.getState())).toBe(true)
})

test('what the server has now replaces a draft only where nothing would be lost', () => {
  const editor = createEditor(empty)
  editor.getState().receive({ ...empty, name: 'Renamed elsewhere' })
  expect(editor.getState().name).toBe('Renamed elsewhere')
  editor.getState().rename('Mine')
  editor.getState().receive({ ...empty, name: 'Renamed again' })
  expect(editor.getState().name).toBe('Mine')
})

describe('what was kept the last time', () => {
  const draft = { ...empty, name: 'ERP', at: '1' }

  test('is gone on with, and one step back leads to what is saved', () => {
    const editor = createEditor(empty)
    editor.getState().openDraft(draft)
    expect([editor.getState().name, isDirty(editor.getState())]).toEqual(['ERP', true])
    editor.getState().undo()
    expect(isDirty(editor.getState())).toBe(false)
  })

  test('takes the place of nothing that is edited here', () => {
    const editor = createEditor(empty)
    editor.getState().rename('Mine')
    editor.getState().openDraft(draft)
    expect(editor.getState().name).toBe('Mine')
  })

  test('stays based on what it was made from, whatever the server tells then', () => {
    const editor = createEditor({ ...empty, basedOn: '2' })
    editor.getState().openDraft(draft)
    editor.getState().receive({ ...empty, basedOn: '3' })
    expect(editor.getState().basedOn).toBe('1')
  })
})

test('a state that changed without the document leaves the base of a save fresh', () => {
  const editor = createEditor(empty)
  editor.getState().rename('Mine')
  editor.getState().receive({ ...empty, basedOn: '2' })
  expect(editor.getState().basedOn).toBe('2')
  editor.getState().receive({ ...empty, name: 'Theirs', basedOn: '3' })
  expect([editor.getState().basedOn, editor.getState().name]).toEqual(['2', 'Mine'])
})

test('what is taken from the server is an edit that can be undone', () => {
  const editor = createEditor(empty)
  editor.getState().rename('Mine')
  editor.getState().takeSaved({ ...empty, name: 'Theirs', basedOn: '2' })
  expect(isDirty(editor.getState())).toBe(false)
  editor.getState().undo()
  expect([editor.getState().name, editor.getState().basedOn]).toEqual(['Mine', '2'])
})
