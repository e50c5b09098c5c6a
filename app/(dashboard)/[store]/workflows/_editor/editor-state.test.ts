import { describe, expect, test } from 'vitest'
import { createEditor, isDirty } from './editor-state'

const node = (id: string) => ({ id, type: 'set-field', config: {} })
const empty = { name: 'ERP sync', document: { nodes: [node('n1'), node('n2')], edges: [] } }
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

test('what was edited while a save was under way is not taken for saved', () => {
  const editor = createEditor(empty)
  editor.getState().rename('ERP')
  const sent = editor.getState().apply()
  editor.getState().rename('ERP sync 2')
  editor.getState().markSaved(sent)
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
