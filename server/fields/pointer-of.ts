import type { FieldDefinition } from '@/server/fields/field-types'
import { normalisePointer, parsePointer } from '@/server/fields/json-pointer'

/**
 * Where a field's value stands in the document: its pointer where the receive context has pointers, otherwise (and by
 * default) the key of its id at the root. The empty pointer means the default too: no field holds a whole document.
 */
export function pointerOf(field: FieldDefinition, pointers: 'root' | 'json-pointer'): string[] {
  const path = pointers === 'json-pointer' ? field.jsonPointerPath : undefined
  const pointer = path ? normalisePointer(path) : null
  return (pointer ? parsePointer(pointer) : null) ?? [field.id]
}

/**
 * The tokens of a pointer that is relative to an element of a fan-out: `./sku` is `/sku` in it, `.` the element itself.
 * Null: not relative.
 */
export function relativePointerOf(field: FieldDefinition): string[] | null {
  const path = field.jsonPointerPath
  if (path === '.') return []
  return path?.startsWith('./') ? parsePointer(path.slice(1)) : null
}

/** Either form as it is kept, with the fragment form made plain; null where it is neither. */
export function normaliseFieldPointer(text: string): string | null {
  if (text === '.') return text
  if (!text.startsWith('./')) return normalisePointer(text)
  return parsePointer(text.slice(1)) === null ? null : text
}
