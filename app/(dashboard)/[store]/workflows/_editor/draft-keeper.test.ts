import { expect, test, vi } from 'vitest'
import { createDraftKeeper } from './draft-keeper'
import { createEditor, type Snapshot } from './editor-state'

const empty = { name: 'ERP sync', document: { nodes: [], edges: [] }, basedOn: '1' }

function open(fails = false) {
  const editor = createEditor(empty)
  const calls: string[] = []
  const keeper = createDraftKeeper(
    editor,
    {
      keep: async ({ name }: Snapshot, isLeaving) => {
        calls.push(isLeaving ? `${name}, leaving` : name)
        if (fails) throw new Error('away')
        return { at: '2' }
      },
      drop: async () => calls.push('dropped'),
    },
    1,
  )
  return { state: () => editor.getState(), keeper, calls, stop: keeper.watch() }
}

test('an edit is kept a moment later, and dropped again when it is undone', async () => {
  const { state, calls, stop } = open()
  state().rename('Mine')
  await vi.waitUntil(() => state().kept)
  state().undo()
  await vi.waitUntil(() => !state().kept)
  stop()
  expect(calls).toEqual(['Mine', 'dropped'])
})

test('what is due is kept at once when the page is left, and once', async () => {
  const { state, keeper, calls, stop } = open()
  state().rename('Mine')
  keeper.leave()
  stop()
  expect(calls).toEqual(['Mine, leaving'])
})

test('nothing is kept while it is being saved, and what was edited meanwhile is kept then', async () => {
  const { state, keeper, calls, stop } = open()
  state().rename('Saved')
  await keeper.whileSaving(async () => {
    const saved = state().apply()
    state().rename('Later')
    await new Promise((done) => setTimeout(done, 5))
    state().markSaved({ ...saved, basedOn: '2' })
  })
  await vi.waitUntil(() => state().kept)
  stop()
  expect(calls).toEqual(['Later'])
})

test('what could not be kept is said', async () => {
  const { state, stop } = open(true)
  state().rename('Mine')
  await vi.waitUntil(() => state().kept === 'failed')
  stop()
})
