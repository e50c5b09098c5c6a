import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { parsePointer } from '@/server/fields/json-pointer'
import type { FieldDraft } from '../draft'
import { fieldOfProposal } from './apply-proposals'
import { countryCodeOf } from './infer-fields'
import { proposalFor } from './proposal-for'

type Picked = {
  /** Where it stands in the document. */
  at: string
  /** The same as a field has it: relative inside an element of the fan-out. */
  pointer: string
  value: unknown
  isTyped: boolean
}

/** What a value that was clicked suggests; undefined where no field can hold it, or one finds the place already. */
function proposed({ at, pointer, value, isTyped }: Picked, fields: readonly FieldDraft[], context: ReceiveContextName) {
  const { pointers, values: mode } = RECEIVE_CONTEXTS[context]
  const tokens = parsePointer(at) ?? []
  if (pointers === 'root' && tokens.length !== 1) return undefined
  const values = value === null ? [] : [value]
  const leaf = { pointer, tokens, values, isSure: values.length > 0, required: false }
  const sampling = { mode, isTyped, countryCode: countryCodeOf(fields) }
  const proposal = proposalFor(leaf, { context, fields, proposals: [], sampling })
  return typeof proposal === 'string' || proposal.existing !== undefined ? undefined : proposal
}

/** The type that a field made of the value would have. */
export const typeOfValue = (...picked: Parameters<typeof proposed>) => proposed(...picked)?.type

/** A field for a value that was clicked. The Public API has no pointers: there the key at the root is the id. */
export function fieldOfValue(
  picked: Picked,
  fields: readonly FieldDraft[],
  context: ReceiveContextName,
): FieldDraft | undefined {
  const proposal = proposed(picked, fields, context)
  if (!proposal) return undefined
  const { needsPrimaryKey } = RECEIVE_CONTEXTS[context]
  const isKey = proposal.type === 'email' && needsPrimaryKey && !fields.some(({ isPrimaryKey }) => isPrimaryKey)
  return fieldOfProposal({ ...proposal, isPrimaryKey: isKey, required: isKey }, context, countryCodeOf(fields))
}
