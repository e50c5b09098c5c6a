import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { writeContactFields } from '@/server/contacts/write-contact-fields'
import { isProblem, sqlStateOf, type ValidationError } from '@/server/problems'
import { refreshMembership } from '@/server/segments/refresh-membership'
import { shareStore } from '@/server/stores/store-lock'
import { resolveContact, type Visitor } from './resolve-contact'

type Input = {
  storeId: string
  /** Whose the request is: its tracker, with each email that its events or its contact name, or with none. */
  visitors: Visitor[]
  /** Fields of the contact, and the one of `visitors` that they are of. */
  fields: { of: Visitor; values: Record<string, unknown> } | null
  now: string
}

export type Identified = {
  contactIds: Map<Visitor, string>
  /** Of the fields; those that fit were written. */
  faults: ValidationError[]
}

const TRIES_MAX = 5

/**
 * The contacts of a request, found or made, and what it says of them written: in one transaction, so that of two
 * requests of one visitor at once each sees the other's result or none of it.
 */
export async function identifyVisitor(input: Input): Promise<Identified> {
  for (let n = 1; ; n++) {
    try {
      return (await knownAlready(input)) ?? (await identify(input))
    } catch (error) {
      // Two requests of one visitor at once, or a contact that was erased meanwhile.
      const isRace = sqlStateOf(error) === '40P01' || (isProblem(error) && error.problem === 'not-found')
      if (!isRace || n >= TRIES_MAX) throw error
    }
  }
}

/** The common case, by one look-up: a tracker that has its contact and says nothing new. */
async function knownAlready({ storeId, visitors, fields }: Input): Promise<Identified | undefined> {
  const [only, ...others] = visitors
  if (!only || others.length > 0 || only.email !== null || fields) return undefined
  const [row] = await inStore(storeId, (tx) =>
    tx.execute<{ contact_id: string }>(sql`
      select contact_id from trackers where store_id = ${storeId} and id = ${only.trackerId}`),
  )
  return row && { contactIds: new Map([[only, row.contact_id]]), faults: [] }
}

function identify({ storeId, visitors, fields, now }: Input): Promise<Identified> {
  return inStore(storeId, async (tx) => {
    await tx.execute(shareStore(storeId))
    const contactIds = new Map<Visitor, string>()
    for (const visitor of visitors) contactIds.set(visitor, await resolveContact(tx, storeId, visitor, now))
    const contactId = fields && contactIds.get(fields.of)
    let faults: ValidationError[] = []
    if (fields && contactId) {
      const writer = { type: 'web', trust: fields.of.isVerified ? 'verified' : 'claimed' } as const
      faults = await writeContactFields(tx, { storeId, contactId, changes: fields.values, writer, now })
    }
    const causes = new Map(
      [...contactIds].map(
        ([{ isVerified }, id]) => [id, { depth: 0, trust: isVerified ? 'verified' : 'claimed' }] as const,
      ),
    )
    await refreshMembership(tx, storeId, [...causes.keys()], now, causes)
    return { contactIds, faults }
  })
}
