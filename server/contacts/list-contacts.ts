import { type SQL, sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { type Cursor, LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'

export type ContactSummary = {
  id: string
  email: string | null
  name: string | null
  surname: string | null
  isAnonymous: boolean
  createdAt: string
  updatedAt: string
  lastEventAt: string | null
}

/** Contacts, the youngest first; `search` looks in email, name and surname, and takes an id or external id whole. */
export async function listContacts(
  ctx: StoreContext,
  input: PageInput & { search?: string },
): Promise<Page<ContactSummary>> {
  const storeId = ctx.store.id
  const limit = input.limit ?? LIMIT_DEFAULT
  const cursor = readCursor(input.cursor, ([id, ...more]) => more.length === 0 && id !== undefined && isUuid(id))
  return inStore(storeId, async (tx) => {
    const rows = await tx.execute<ContactSummary>(sql`
      select c.id, c.email, c.fields->>'_name' as name, c.fields->>'_surname' as surname,
        c.email is null as "isAnonymous",
        ${isoOf(sql`c.created_at`)} as "createdAt", ${isoOf(sql`c.updated_at`)} as "updatedAt",
        (select ${isoOf(sql`max(e.received_at)`)} from events e
          where e.store_id = c.store_id and e.contact_id = c.id) as "lastEventAt"
      from contacts c
      where c.store_id = ${storeId} ${found(input.search)} ${behind(cursor)} limit ${limit + 1}`)
    return pageOf([...rows], cursor, limit, ({ id }) => [id])
  })
}

/** Not a pattern of the caller's: `%`, `_` and `\` stand for themselves. */
const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function found(search: string | undefined): SQL {
  const text = search?.trim()
  if (!text) return sql``
  const pattern = likePattern(text)
  const id = isUuid(text) ? sql`or c.id = ${text}` : sql``
  return sql`and (c.email like lower(${pattern}) or c.fields->>'_name' ilike ${pattern}
    or c.fields->>'_surname' ilike ${pattern}
    or concat_ws(' ', c.fields->>'_name', c.fields->>'_surname') ilike ${pattern}
    or c.fields->>'_externalId' = ${text} ${id})`
}

function behind(cursor: Cursor | null): SQL {
  if (!cursor) return sql`order by c.id desc`
  return cursor.direction === 'next'
    ? sql`and c.id < ${cursor.key[0]} order by c.id desc`
    : sql`and c.id > ${cursor.key[0]} order by c.id`
}
