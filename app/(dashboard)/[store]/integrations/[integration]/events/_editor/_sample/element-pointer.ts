import { evaluatePointer, formatPointer, parsePointer } from '@/server/fields/json-pointer'

/** The pointer that a field has for what stands at a place: relative (`./sku`) inside an element of the fan-out. */
export function fieldPointerAt(pointer: string, fanOut: string): string {
  if (fanOut === '' || !pointer.startsWith(`${fanOut}/`)) return pointer
  const inside = pointer.slice(fanOut.length + 1)
  const [index = '', ...rest] = inside.split('/')
  if (!/^\d+$/.test(index)) return pointer
  return rest.length === 0 ? '.' : `./${rest.join('/')}`
}

export const isRelative = (pointer: string): boolean => pointer === '.' || pointer.startsWith('./')

/** The array that the fan-out goes through; undefined where there is none. */
export function elementsOf(document: unknown, fanOut: string): unknown[] | undefined {
  const tokens = parsePointer(fanOut)
  if (fanOut === '' || tokens === null) return undefined
  const found = evaluatePointer(document, tokens)
  return found.found && Array.isArray(found.value) ? found.value : undefined
}

/** Where a field's pointer leads in a document: one value, or one for each element of the fan-out. Absent: undefined. */
export function valuesAt(document: unknown, pointer: string, fanOut: string): unknown[] {
  const at = (part: unknown, text: string): unknown => {
    const tokens = parsePointer(text)
    const found = tokens ? evaluatePointer(part, tokens) : undefined
    return found?.found && found.value !== null ? found.value : undefined
  }
  if (!isRelative(pointer)) return [at(document, pointer)]
  return (elementsOf(document, fanOut) ?? []).map((element) => at(element, pointer.slice(1)))
}

/** The arrays of objects in a document, each of whose elements could be an event: pointer and length. */
export function arraysOfObjects(document: unknown): { pointer: string; count: number }[] {
  const found: { pointer: string; count: number }[] = []
  const look = (value: unknown, tokens: string[]) => {
    if (typeof value !== 'object' || value === null || tokens.length > 8) return
    if (!Array.isArray(value)) {
      for (const [key, child] of Object.entries(value)) look(child, [...tokens, key])
      return
    }
    const isOfObjects =
      value.length > 0 && value.every((item) => typeof item === 'object' && !Array.isArray(item) && item)
    if (isOfObjects && tokens.length > 0) found.push({ pointer: formatPointer(tokens), count: value.length })
  }
  look(document, [])
  return found
}
