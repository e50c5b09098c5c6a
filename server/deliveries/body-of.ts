import { type PointerNode, pointerTree } from '@/server/event-types/pointer-tree'
import { bodyPointerOf } from '@/server/event-types/send-schema'
import type { FieldValue } from '@/server/fields/field-types'

export type BodyField = { id: string; jsonPointerPath?: string | null }
type Values = Readonly<Record<string, FieldValue>>

/**
 * The JSON text of a delivery: each value where its field's pointer says (RFC 6901). All segments of a level being
 * numbers below 20, the level is an array, as in the sample of a webhook; that follows from the definition alone, so a
 * body has one form whichever values are absent: in an array they are null, and cut at its end; elsewhere their key is
 * left out, and what then holds nothing as well. The root is an object always.
 */
export function bodyOf(fields: readonly BodyField[], values: Values): string {
  const places = fields.flatMap((field) => {
    const tokens = bodyPointerOf(field)
    return tokens ? [{ tokens, leaf: field.id }] : []
  })
  return JSON.stringify(presentOf(pointerTree(places), values) ?? {})
}

function presentOf(node: PointerNode<string>, values: Values): unknown {
  switch (node.kind) {
    case 'leaf':
      return Object.hasOwn(values, node.leaf) ? values[node.leaf] : undefined
    case 'array': {
      const items = node.items.map((item) => item && presentOf(item, values))
      const last = items.findLastIndex((item) => item !== undefined)
      return last < 0 ? undefined : items.slice(0, last + 1).map((item) => item ?? null)
    }
    case 'object': {
      const members = [...node.members].map(([key, member]): [string, unknown] => [key, presentOf(member, values)])
      const present = members.filter(([, value]) => value !== undefined)
      // As own members, `__proto__` among them.
      return present.length > 0 ? Object.fromEntries(present) : undefined
    }
  }
}
