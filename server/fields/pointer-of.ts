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
