import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { slugOfName } from '@/server/fields/field-id'
import { changeField, type EventDraft, type FieldDraft, newField } from '../draft'
import type { Proposal } from './proposal-for'

/** A row for a proposal. */
export function fieldOfProposal(proposal: Proposal, context: ReceiveContextName, countryCode: string): FieldDraft {
  const { pointer, name, id, type, decimalMark, required, isPrimaryKey } = proposal
  return newField({
    ...{ name, type, required, isPrimaryKey },
    id: id === slugOfName(name) ? '' : id,
    jsonPointerPath: context === 'webhook' && pointer !== `/${id}` ? pointer : '',
    defaultCountryCode: type === 'phone' ? countryCode : '',
    decimalMark: type === 'decimal' || type === 'integer' ? decimalMark : null,
  })
}

/** The draft with what was chosen: new rows below, and the place of the email that lacked one. Nothing else is touched. */
export function applyProposals(
  draft: EventDraft,
  chosen: readonly Proposal[],
  context: ReceiveContextName,
  countryCode: string,
): EventDraft {
  const code = draft.fields.find((field) => field.defaultCountryCode)?.defaultCountryCode ?? countryCode
  let next = draft
  for (const proposal of chosen) {
    if (proposal.existing !== undefined) continue
    next = proposal.into
      ? changeField(next, proposal.into, { jsonPointerPath: proposal.pointer })
      : { ...next, fields: [...next.fields, fieldOfProposal(proposal, context, code)] }
  }
  // An empty first row, which a web event begins with, has nothing to say beside real ones.
  const isBlank = (field: FieldDraft) => field.name === '' && field.id === '' && !field.isPrimaryKey
  return {
    ...next,
    fields: next.fields.some((field) => !isBlank(field)) ? next.fields.filter((f) => !isBlank(f)) : next.fields,
  }
}
