import { evaluatePointer, parsePointer } from '@/server/fields/json-pointer'

/** What is shown as a tree at most; beyond it the text is read faster. */
const TREE_CHARACTERS_MAX = 100_000
const DEPTH_MAX = 60

export type ReadableDocument = { value: unknown } | null

/** The received text as JSON; null where it is none, or too large or too deep to be shown as a tree. */
export function documentOf(text: string | null): ReadableDocument {
  if (text === null || text.length > TREE_CHARACTERS_MAX) return null
  try {
    const value: unknown = JSON.parse(text)
    return depthOf(value) > DEPTH_MAX ? null : { value }
  } catch {
    return null
  }
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return depth
  return Math.max(depth, ...Object.values(value).map((child) => depthOf(child, depth + 1)))
}

/** JSON text of what stands at a pointer; null where there is nothing. */
export function rawAt(document: ReadableDocument, pointer: string): string | null {
  const tokens = parsePointer(pointer)
  if (!document || tokens === null) return null
  const found = evaluatePointer(document.value, tokens)
  return found.found ? JSON.stringify(found.value) : null
}
