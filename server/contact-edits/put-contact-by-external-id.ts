import { type ContactView, getContact } from '@/server/contacts/get-contact'
import type { StoreContext } from '@/server/context'
import { isProblem, notValid } from '@/server/problems'
import { putContact } from './put-contact'
import { updateContact } from './update-contact'

/**
 * What PATCH by external id does (contract §6): writes the fields of the contact that has it. If none has, the contact
 * with the `_email` of the document gets it, and is created if it is missing; without `_email` that is `not-valid`.
 */
export async function putContactByExternalId(
  ctx: StoreContext,
  input: { externalId: string; fields: Record<string, unknown> },
): Promise<ContactView> {
  const { externalId, fields } = input
  const known = await getContact(ctx, { externalId }).catch((error: unknown) => {
    if (isProblem(error) && error.problem === 'not-found') return undefined
    throw error
  })
  if (known) return updateContact(ctx, { key: { id: known.id }, fields })
  const { _email: email } = fields
  if (typeof email !== 'string') {
    const reason = 'expected the email of the contact: no contact has this external id yet'
    throw notValid([{ path: '/_email', reason }])
  }
  return putContact(ctx, { email, fields: { ...fields, _externalId: externalId } })
}
