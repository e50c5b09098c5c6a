import { formatPointer } from '@/server/fields/json-pointer'
import { isBranch } from './value-text'

/** One line of the tree. */
export type TreeRow = {
  pointer: string
  /** The member's key; the index as text in a list. */
  key: string
  isIndex: boolean
  /** 1 at the root. */
  level: number
  /** Among its siblings, from 1. */
  position: number
  siblings: number
} & (
  | { kind: 'leaf'; value: unknown }
  | { kind: 'branch'; isList: boolean; count: number; isOpen: boolean }
  /** `count` more children that are not shown yet. */
  | { kind: 'more'; of: string; count: number }
)

/** By pointer: what somebody opened or closed. */
export type Toggled = ReadonlyMap<string, boolean>

const CHILDREN_MAX = 100
const LEVELS_OPEN = 6
/** Marks in `Toggled` that all children of a place are shown; no pointer ends so. */
export const allOf = (pointer: string): string => `${pointer} ~all`

/** The lines of a document that are visible. At first all is open but the later elements of lists, which are like the first. */
export function treeRows(document: object, toggled: Toggled): TreeRow[] {
  const rows: TreeRow[] = []
  const add = (branch: object, tokens: readonly string[]) => {
    const pointer = formatPointer(tokens)
    const entries = Object.entries(branch)
    const shown = toggled.get(allOf(pointer)) ? entries : entries.slice(0, CHILDREN_MAX)
    const isIndex = Array.isArray(branch)
    const level = tokens.length + 1
    for (const [n, [key, value]] of shown.entries()) {
      const at = [...tokens, key]
      const common = { pointer: formatPointer(at), key, isIndex, level, position: n + 1, siblings: entries.length }
      if (!isBranch(value)) {
        rows.push({ ...common, kind: 'leaf', value })
        continue
      }
      const count = Object.keys(value).length
      const opensItself = level <= LEVELS_OPEN && !(isIndex && n > 0)
      const isOpen = count > 0 && (toggled.get(common.pointer) ?? opensItself)
      rows.push({ ...common, kind: 'branch', isList: Array.isArray(value), count, isOpen })
      if (isOpen) add(value, at)
    }
    const rest = entries.length - shown.length
    if (rest === 0) return
    const place = { pointer: allOf(pointer), level, position: shown.length + 1, siblings: entries.length }
    rows.push({ ...place, key: '', isIndex, kind: 'more', of: pointer, count: rest })
  }
  add(document, [])
  return rows
}
