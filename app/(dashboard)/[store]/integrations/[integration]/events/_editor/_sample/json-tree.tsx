'use client'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { FieldTypeName } from '@/server/fields/field-types'
import { JsonTreeRow } from './json-tree-row'
import { type TreeRow, treeRows } from './tree-rows'

export type JsonTreeProps = {
  label: string
  document: object
  /** A place as a field has it: relative inside an element of the fan-out. */
  fieldPointerAt: (pointer: string) => string
  /** The names of fields by their pointers. */
  linked: ReadonlyMap<string, string>
  /** The type that a field made of this value would have; undefined: it can be no field. */
  typeAt: (pointer: string, value: unknown) => FieldTypeName | undefined
  /** Absent: the tree is only looked at. */
  onPick: ((pointer: string, value: unknown) => void) | undefined
}

/**
 * A received document as a tree (WAI-ARIA tree pattern): arrows walk, left and right close and open, Enter or a click on a
 * value picks it. One row is in the order of the Tab key.
 */
export function JsonTree({ label, document, onPick, ...rest }: JsonTreeProps) {
  const tree = useRef<HTMLDivElement>(null)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [current, setCurrent] = useState<string | null>(null)
  const rows = treeRows(document, toggled)
  const at = Math.max(
    rows.findIndex(({ pointer }) => pointer === current),
    0,
  )
  const toggle = (pointer: string, isOpen: boolean) => setToggled((now) => new Map(now).set(pointer, isOpen))
  const act = (row: TreeRow) => {
    if (row.kind === 'branch') toggle(row.pointer, !row.isOpen)
    else if (row.kind === 'more') toggle(row.pointer, true)
    else onPick?.(row.pointer, row.value)
  }
  const goTo = (row: TreeRow | undefined) => {
    if (!row) return
    setCurrent(row.pointer)
    tree.current?.querySelector<HTMLElement>(`[data-row="${rows.indexOf(row)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const move = keyMove(event.key, rows, at)
    if (move === 'act') act(row)
    else if (move === 'open') toggle(row.pointer, true)
    else if (move === 'close') toggle(row.pointer, false)
    else if (move === undefined) return
    else goTo(move)
    event.preventDefault()
  }
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      className="mono overflow-x-auto pb-1 leading-5.25"
      onKeyDown={onKeyDown}
    >
      {rows.map((row, n) => (
        <JsonTreeRow
          key={row.pointer}
          {...rest}
          row={row}
          n={n}
          isCurrent={n === at}
          canPick={onPick !== undefined}
          onFocus={() => setCurrent(row.pointer)}
          onAct={() => act(row)}
        />
      ))}
    </div>
  )
}

/** What a key does at a row; a row is where it leads to. */
function keyMove(key: string, rows: readonly TreeRow[], at: number): TreeRow | 'act' | 'open' | 'close' | undefined {
  const row = rows[at]
  if (!row) return undefined
  const isOpen = row.kind === 'branch' && row.isOpen
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1] ?? row
    case 'ArrowUp':
      return rows[at - 1] ?? row
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    case 'ArrowRight':
      if (row.kind !== 'branch' || row.count === 0) return row
      return isOpen ? rows[at + 1] : 'open'
    case 'ArrowLeft':
      return isOpen ? 'close' : (rows.slice(0, at).findLast(({ level }) => level < row.level) ?? row)
    case 'Enter':
    case ' ':
      return 'act'
    default:
      return undefined
  }
}
