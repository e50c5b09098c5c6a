import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { FieldDefinition } from '@/server/fields/field-types'
import { formatPointer, parsePointer } from '@/server/fields/json-pointer'
import { pointerOf, relativePointerOf } from '@/server/fields/pointer-of'

type Definition = {
  receiveType: 'api' | 'webhook' | 'web'
  fields: FieldDefinition[]
  fanOut?: { pointer: string } | null
}

/** Where the payload of an event stands in what is kept of a browser's request. */
const WEB_BASE = ['events', '0', 'payload']

/** The field that looks for its value at a place, whatever the index of an array there; undefined where none does. */
export function fieldAt(place: string, { receiveType, fields, fanOut }: Definition): FieldDefinition | undefined {
  const { pointers } = RECEIVE_CONTEXTS[receiveType]
  const base = receiveType === 'web' ? WEB_BASE : []
  return fields.find((field) => {
    const relative = fanOut ? relativePointerOf(field) : null
    const own = relative
      ? [...(parsePointer(fanOut?.pointer ?? '') ?? []), '0', ...relative]
      : pointerOf(field, pointers)
    return anyIndex(formatPointer([...base, ...own])) === anyIndex(place)
  })
}

const anyIndex = (pointer: string) => pointer.replaceAll(/\/(\d+|\*)(?=\/|$)/g, '/*')
