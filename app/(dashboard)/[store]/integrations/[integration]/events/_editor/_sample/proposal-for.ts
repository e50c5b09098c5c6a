import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { fieldIdSchema, slugOfName } from '@/server/fields/field-id'
import type { FieldTypeName } from '@/server/fields/field-types'
import { unstorable } from '@/server/fields/received'
import { type FieldDraft, fieldIdOf, pointerOf } from '../draft'
import { inferType, type Sampling } from './infer-type'
import type { Leaf, Skipped } from './leaves-of'
import { shortText } from './value-text'
import { wordsOfKey } from './words-of-key'

/** A field that a value suggests. */
export type Proposal = {
  /** As a field has it. */
  pointer: string
  name: string
  id: string
  type: FieldTypeName
  decimalMark: ',' | null
  required: boolean
  isPrimaryKey: boolean
  /** Every event that the sample holds has a value there. */
  isSure: boolean
  /** What stands there, as text; null where the sample has nothing. */
  shown: string | null
  /** The field that finds this place already. */
  existing: string | undefined
  /** The row of the email that identifies the contact and has found no value yet: it is to get this place. */
  into: string | undefined
}

const FIELDS_MAX = 200
const POINTER_CHARACTERS_MAX = 1000

type Beside = {
  context: ReceiveContextName
  fields: readonly FieldDraft[]
  proposals: readonly Proposal[]
  sampling: Sampling
}

/** The field for a value, or why there can be none. */
export function proposalFor(leaf: Leaf, { context, fields, proposals, sampling }: Beside): Proposal | Skipped['why'] {
  const key = leaf.tokens.findLast((token) => !/^\d+$/.test(token)) ?? ''
  const isWebhook = context === 'webhook'
  const existing = fields.find((field) => pointerOf(field) === leaf.pointer)
  if (unstorable(leaf.pointer) || leaf.pointer.length > POINTER_CHARACTERS_MAX || wordsOfKey(key) === '') return 'key'
  if (!isWebhook && !existing && !fieldIdSchema.safeParse(key).success) return 'key'
  if (!existing && fields.length + proposals.filter((one) => !one.existing).length >= FIELDS_MAX) return 'too-many'
  const inferred = inferType(leaf.values, key, sampling)
  if (!inferred) return 'unfit'
  const taken = new Set([...fields.map(fieldIdOf), ...proposals.map(({ id }) => id)])
  const named = nameFor(leaf.tokens, taken)
  return {
    ...{ pointer: leaf.pointer, ...inferred, required: leaf.required, isPrimaryKey: false, into: undefined },
    ...(isWebhook ? named : { name: wordsOfKey(key), id: key }),
    shown: leaf.values.length === 0 ? null : shortText(leaf.values[0]),
    isSure: leaf.isSure,
    existing: existing?.name || (existing && fieldIdOf(existing)),
  }
}

/** "name" of a customer and of a product: the second one takes its parent's word along, and at last a number. */
function nameFor(tokens: readonly string[], taken: ReadonlySet<string>): { name: string; id: string } {
  const named = tokens.filter((token) => !/^\d+$/.test(token))
  for (let n = 1; n <= named.length; n++) {
    const name = wordsOfKey(named.slice(-n).join(' '))
    if (!taken.has(slugOfName(name))) return { name, id: slugOfName(name) }
  }
  const base = wordsOfKey(named.at(-1) ?? '')
  let n = 2
  while (taken.has(slugOfName(`${base} ${n}`))) n += 1
  return { name: `${base} ${n}`, id: slugOfName(`${base} ${n}`) }
}
