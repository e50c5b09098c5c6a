import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { type FieldDraft, pointerOf } from '../draft'
import { arraysOfObjects, fieldPointerAt } from './element-pointer'
import type { Sampling } from './infer-type'
import { leavesOf, type Skipped } from './leaves-of'
import { likeliestEmail } from './likeliest-email'
import { type Proposal, proposalFor } from './proposal-for'

export type Inferred = {
  proposals: Proposal[]
  skipped: Skipped[]
  /** Arrays whose elements could each be an event. */
  fanOuts: { pointer: string; count: number }[]
}

type Input = {
  document: object
  context: ReceiveContextName
  fields: readonly FieldDraft[]
  /** Empty: one event for each request. */
  fanOut: string
  isTyped: boolean
  /** The primary key is in use: not even its place may change. */
  isKeyLocked?: boolean
}

/** The fields that a sample suggests, beside those that are there. Pure; what is proposed takes the sample's own values. */
export function inferFields(input: Input): Inferred {
  const { document, context, fields, fanOut, isTyped } = input
  const { values, pointers } = RECEIVE_CONTEXTS[context]
  const sampling: Sampling = { mode: values, isTyped, countryCode: countryCodeOf(fields) }
  const skipped: Skipped[] = []
  const isNested = pointers === 'json-pointer'
  const fanOutHere = isNested ? fanOut : ''
  const leaves = leavesOf(document, { isNested, fanOut: fanOutHere, skipped })
  const proposals: Proposal[] = []
  for (const leaf of leaves) {
    const proposal = proposalFor(leaf, { context, fields, proposals, sampling })
    if (typeof proposal === 'string') skipped.push({ pointer: leaf.pointer, why: proposal })
    else proposals.push(proposal)
  }
  const fanOuts = isNested && fanOutHere === '' ? arraysOfObjects(document) : []
  return {
    proposals: withPrimaryKey(proposals, { ...input, fanOut: fanOutHere }),
    skipped,
    fanOuts,
  }
}

/** That of the first phone that has one. */
export const countryCodeOf = (fields: readonly FieldDraft[]): string =>
  fields.find((field) => field.defaultCountryCode)?.defaultCountryCode ?? ''

/** The likeliest email becomes the primary key, or the place of the one that waits for it. */
function withPrimaryKey(
  proposals: Proposal[],
  { context, fields, document, fanOut, isTyped, isKeyLocked }: Input,
): Proposal[] {
  if (!RECEIVE_CONTEXTS[context].needsPrimaryKey) return proposals
  // A header without a row has no values at all; in a document an email that is not there identifies nobody.
  const emails = proposals.filter(({ type, existing, isSure }) => type === 'email' && !existing && (isSure || !isTyped))
  const chosen = likeliestEmail(emails.map(({ pointer }) => pointer))
  const key = fields.find(({ isPrimaryKey }) => isPrimaryKey)
  // Only one that nobody gave a place, and whose default place is empty here, is still to be placed.
  const isLost =
    !isKeyLocked && context === 'webhook' && key?.jsonPointerPath === '' && !stands(document, pointerOf(key), fanOut)
  if (chosen === undefined || (key && !isLost)) return proposals
  return proposals.map((proposal) =>
    proposal.pointer === chosen
      ? { ...proposal, name: key?.name || proposal.name, isPrimaryKey: true, required: true, into: key?.key }
      : proposal,
  )
}

const stands = (document: object, pointer: string, fanOut: string): boolean =>
  Object.hasOwn(document, pointer.slice(1)) && fieldPointerAt(pointer, fanOut) === pointer
