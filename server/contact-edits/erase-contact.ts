import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { type ContactKey, readContact } from '@/server/contacts/find-contact'
import type { StoreContext } from '@/server/context'
import { readEmail } from '@/server/fields/email'
import { notValid } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'

/**
 * Erases a person from every table, in one transaction: the contact with its events, executions, changes and
 * memberships (by cascade), the bodies of its receptions and of refused ones that name its email, and their idempotency
 * keys. The audit line holds no email. Throws `not-found`; `not-valid` when the email `typed` is another.
 */
export function eraseContact(ctx: StoreContext, input: { key: ContactKey; typed?: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const contact = await readContact(tx, storeId, input.key)
    if (input.typed !== undefined) checkTyped(input.typed, contact.email)
    const receptionIds = await receptionsOf(tx, storeId, contact.id, contact.email)
    const these = sql`${sql.param(receptionIds)}::uuid[]`
    await blankShared(tx, storeId, contact.id)
    await tx.execute(sql`delete from idempotency_keys where store_id = ${storeId} and reception_id = any(${these})`)
    await tx.execute(sql`delete from contacts where store_id = ${storeId} and id = ${contact.id}`)
    await tx.execute(sql`delete from receptions where store_id = ${storeId} and id = any(${these})`)
    await audit('contact.erased', { type: 'contact', id: contact.id, name: '' })
  })
}

function checkTyped(typed: string, email: string | null): void {
  const read = readEmail(typed)
  if (email === null || (read.ok && read.value === email)) return
  throw notValid([{ path: '/email', reason: 'expected the email of the contact that is to be erased' }])
}

/** A fan-out may hold events of several people: of that reception only the body and this person's part go. */
async function blankShared(tx: Tx, storeId: string, contactId: string): Promise<void> {
  await tx.execute(sql`
    update receptions r set body = null, ignored = null, event_count = r.event_count - own.n
    from (select reception_id, count(*)::int as n from events
      where store_id = ${storeId} and contact_id = ${contactId} group by 1) own
    where r.store_id = ${storeId} and r.id = own.reception_id and r.event_count > own.n`)
}

/** Of its events (but for those of a fan-out that others have a part in), duplicates of those, and what was refused with its email in the body, plain or form-encoded. */
async function receptionsOf(tx: Tx, storeId: string, contactId: string, email: string | null): Promise<string[]> {
  const named = email
    ? sql`or (r.outcome <> 'accepted' and (position(${email} in lower(encode(r.body, 'escape'))) > 0
        or position(${email.replace('@', '%40')} in lower(encode(r.body, 'escape'))) > 0))`
    : sql``
  const rows = await tx.execute<{ id: string }>(sql`
    with own as (
      select reception_id as id from events
      where store_id = ${storeId} and contact_id = ${contactId} and not exists (
        select from events o where o.store_id = ${storeId} and o.reception_id = events.reception_id
          and o.id <> o.reception_id and o.contact_id <> ${contactId})
        and not exists (select from events f where f.store_id = ${storeId} and f.id = events.reception_id
          and f.contact_id <> ${contactId})
      group by 1
    )
    select r.id from receptions r
    where r.store_id = ${storeId}
      and (r.id in (select id from own) or r.duplicate_of in (select id from own) ${named})`)
  return rows.map(({ id }) => id)
}
