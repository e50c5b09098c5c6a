'use client'
import { type KeyboardEvent, useState } from 'react'

/** So many can be replayed by choosing them; more by a filter. */
export const CHOSEN_MAX = 200

/**
 * Rows that were chosen one by one, or from the last one to this with Shift. In the list, `x` chooses the row that has the
 * keyboard, and Shift with an arrow the one that it comes to.
 */
export function useSelection(rows: readonly { id: string }[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [lastId, setLastId] = useState<string>()

  const toggle = (id: string, toHere = false) => {
    const at = rows.findIndex((row) => row.id === id)
    const from = toHere ? rows.findIndex((row) => row.id === lastId) : -1
    const reached = from < 0 ? [id] : rows.slice(Math.min(from, at), Math.max(from, at) + 1).map((row) => row.id)
    const next = new Set(ids)
    const isAdding = from >= 0 || !ids.has(id)
    for (const each of reached) isAdding ? next.add(each) : next.delete(each)
    setIds(new Set([...next].slice(0, CHOSEN_MAX)))
    setLastId(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLTableRowElement)) return
    const at = event.target.sectionRowIndex
    const step = event.shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined
    const here = rows[at]
    const there = step === undefined ? undefined : rows[at + step]
    if (event.key === 'x' && here) toggle(here.id)
    else if (here && there) {
      const next = new Set([...ids, here.id, there.id])
      if (next.size > CHOSEN_MAX) return
      setIds(next)
      setLastId(there.id)
    }
  }
  return {
    ids,
    toggle,
    toggleAll: (isOn: boolean) => setIds(new Set(isOn ? rows.slice(0, CHOSEN_MAX).map(({ id }) => id) : [])),
    clear: () => setIds(new Set()),
    keyboard: { onKeyDown },
  }
}

export type Selection = ReturnType<typeof useSelection>
