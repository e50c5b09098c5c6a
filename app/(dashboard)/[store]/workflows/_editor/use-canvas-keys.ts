'use client'
import type { KeyboardEvent } from 'react'
import { disconnectNodes, type Place } from './document-edits'
import type { CanvasEdge } from './edge-with-add'
import { useEditor } from './editor-context'
import { type Direction, nearestNode } from './nearest-node'
import { noteKey } from './note-key'
import type { CanvasItem } from './use-graph'
import { useNodeActions } from './use-node-actions'

const ARROWS: Partial<Record<string, Direction>> = {
  ...{ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' },
}

type CanvasKeys = { items: readonly CanvasItem[]; edges: readonly CanvasEdge[]; add: (place: Place) => void }

/** What keys do on the canvas. Only what has the focus itself: a key pressed in a control of a card is that control's. */
export function useCanvasKeys({ items, edges, add }: CanvasKeys) {
  const { store, readOnly } = useEditor()
  const actions = useNodeActions()

  const focusOn = (key: string | undefined) => {
    if (key === undefined) return
    store.getState().select([key])
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)?.focus()
  }
  const openOrWrite = (key: string) => {
    const note = store.getState().document.notes?.find(({ id }) => noteKey(id) === key)
    if (!note) store.getState().open(key)
    else if (!readOnly) store.getState().write(note.id)
  }
  const remove = (key: string | null) => {
    const { document: draft, edit, selected, select } = store.getState()
    const edge = edges.find(({ id }) => id === key)
    if (edge) return edit(disconnectNodes(draft, edge.source, edge.target, edge.data?.port))
    if (key && !selected.has(key)) select([key])
    actions.remove()
  }
  const addBehind = (key: string) => {
    const item = items.find(({ id }) => id === key)
    if (item?.type !== 'card') return
    const { exits, taken } = item.data
    const port = exits.find((exit) => !taken.has(exit)) ?? exits[0]
    const edge = edges.find(({ source, sourceHandle }) => source === key && sourceHandle === port)
    add({ from: key, port, ...(edge && { to: edge.target }) })
  }

  /** Arrows go from node to node, before the canvas itself would move one; with Shift they do move what is selected. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const key = keyOf(event)
    const direction = ARROWS[event.key]
    if (!direction || event.shiftKey || !key || !items.some(({ id }) => id === key)) return
    event.preventDefault()
    event.stopPropagation()
    focusOn(nearestNode(items, key, direction))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event)
    const isCanvas = event.target === event.currentTarget
    const isItem = key !== null && items.some(({ id }) => id === key)
    const isPlain = !(event.metaKey || event.ctrlKey || event.altKey)
    if (event.key === 'Enter' && isItem) openOrWrite(key)
    else if (readOnly || !isPlain) return
    else if ((event.key === 'Delete' || event.key === 'Backspace') && (key !== null || isCanvas || isFrame(event)))
      remove(key)
    else if ((event.key === 'a' || event.key === '+') && isItem) addBehind(key)
    else if (event.key === 'Tab' && isCanvas && !event.shiftKey) {
      const [selected] = store.getState().selected
      if (selected && items.some(({ id, type }) => id === selected && type === 'card')) addBehind(selected)
      else add(null)
    } else return
    event.preventDefault()
  }
  return { onKeyDown, onKeyDownCapture }
}

/** The id of the node or line that has the focus itself. */
const keyOf = ({ target }: KeyboardEvent): string | null =>
  target instanceof Element && target.matches('.react-flow__node, .react-flow__edge')
    ? target.getAttribute('data-id')
    : null

/** The frame around what a box has selected. */
const isFrame = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.matches('.react-flow__nodesselection-rect')
