import type { Tx } from '@/db'
import { contactFieldsOf } from '@/server/contacts/contact-fields'
import type { AdvanceEnv, RunnableVersion } from '@/server/workflows/advance'
import type { ContactState, ReceivedEvent } from '@/server/workflows/scope'
import { surroundingsOf } from '@/server/workflows/surroundings'
import { externalIdsOf } from './external-ids'

type Asked = {
  versions: readonly RunnableVersion[]
  events: readonly Pick<ReceivedEvent, 'values'>[]
  contactIds: readonly string[]
  now: string
}

export type RunEnv = {
  /** What a run of this contact may ask, but for how often it entered. */
  of: (contactId: string) => AdvanceEnv
  /** Tells it what a run made of a contact: an external id that it gave is taken. */
  note: (state: ContactState) => void
}

/** What the runs of a group may ask beside event and contact, read once for all of them. */
export async function runEnvOf(tx: Tx, storeId: string, { versions, events, contactIds, now }: Asked): Promise<RunEnv> {
  const contactFields = new Map((await contactFieldsOf(tx, storeId)).map((field) => [field.id, field]))
  const externalIds = await externalIdsOf(tx, storeId, events, versions)
  const { memberships, timeZone } = await surroundingsOf(tx, storeId, versions, contactIds)
  return {
    of: (contactId) => ({
      ...{ now, contactFields, timeZone, memberships: memberships.get(contactId) },
      isExternalIdTaken: (externalId) => externalIds?.isTaken(externalId, contactId) ?? false,
    }),
    note: (state) => externalIds?.note(state),
  }
}
