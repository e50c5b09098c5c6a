import { formatPointer } from '@/server/fields/json-pointer'
import { elementsOf, valuesAt } from './element-pointer'
import { isBranch } from './value-text'

export type Leaf = {
  /** As a field has it: relative (`./sku`) inside an element of the fan-out. */
  pointer: string
  tokens: string[]
  /** What stands there, null left out: one value, or those of all elements. */
  values: unknown[]
  /** Every event that the sample holds has a value there. */
  isSure: boolean
  required: boolean
}

export type Skipped = { pointer: string; why: 'list' | 'records' | 'nested' | 'key' | 'unfit' | 'too-many' }

type Walk = {
  /** Whether fields have pointers; otherwise only what stands at the root is a leaf. */
  isNested: boolean
  /** Empty: one event for each request. */
  fanOut: string
  /** Gets what can be no field, and why. */
  skipped: Skipped[]
}

const DEPTH_MAX = 12

/** All values of a document that a field could hold, in its order; those of the fan-out's elements last. */
export function leavesOf(document: object, walk: Walk): Leaf[] {
  const leaves: Leaf[] = []
  const look = (value: unknown, tokens: string[]) => {
    const pointer = formatPointer(tokens)
    if (Array.isArray(value)) {
      if (pointer === walk.fanOut || value.length === 0) return
      walk.skipped.push({ pointer, why: value.every(isBranch) ? 'records' : 'list' })
    } else if (!isBranch(value))
      leaves.push({ pointer, tokens, values: valuesOf(value), isSure: value !== null, required: false })
    else if (tokens.length > 0 && (!walk.isNested || tokens.length > DEPTH_MAX))
      walk.skipped.push({ pointer, why: 'nested' })
    else for (const [key, child] of Object.entries(value)) look(child, [...tokens, key])
  }
  look(document, [])
  return [...leaves, ...leavesOfElements(document, walk)]
}

/** The keys that the elements of the fan-out have, each once; required where all of several elements have a value. */
function leavesOfElements(document: object, { fanOut, skipped }: Walk): Leaf[] {
  const elements = elementsOf(document, fanOut) ?? []
  const found = new Map<string, Leaf>()
  for (const element of elements.filter(isBranch)) {
    for (const leaf of leavesOf(element, { isNested: true, fanOut: '', skipped: [] }))
      found.set(`.${leaf.pointer}`, leaf)
  }
  if (elements.some((element) => !isBranch(element))) skipped.push({ pointer: fanOut, why: 'list' })
  return [...found].map(([pointer, leaf]) => {
    // Where another element has a list or an object at the same place, no type will take them all.
    const values = valuesAt(document, pointer, fanOut).filter((value) => value !== undefined)
    const isSure = values.length === elements.length
    return { ...leaf, pointer, values, isSure, required: isSure && elements.length > 1 }
  })
}

const valuesOf = (value: unknown): unknown[] => (value === null ? [] : [value])
