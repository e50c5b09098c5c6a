import { asc, eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { asSystem, memberships, stores, users } from '@/db'
import type { Person } from '@/server/api/trpc'
import { isUuid } from '@/server/ids'
import { perProcess } from '@/server/per-process'

type Known = { person: Person; sessionVersion: number }

/** Within this time each process has noticed a sign-out everywhere, a removal, another role (faults §3). */
const KNOWN_MS = 5_000

/** Holds what is being loaded, so that a change in between is not overtaken by what was read before it. */
const cache = () =>
  perProcess('persons', () => new LRUCache<string, Promise<Known | null>>({ max: 5_000, ttl: KNOWN_MS }))

/** A person with their stores, by name, and the version that their sessions must have. At most 5 s old. */
export function knownPerson(id: string): Promise<Known | null> {
  if (!isUuid(id)) return Promise.resolve(null)
  const cached = cache().get(id)
  if (cached) return cached
  const loading = load(id)
  cache().set(id, loading)
  loading.catch(() => cache().delete(id))
  return loading
}

/** After a change of a person or their memberships: this process knows it at once. */
export function forgetPerson(id: string): void {
  cache().delete(id)
}

async function load(id: string): Promise<Known | null> {
  const rows = await asSystem((tx) =>
    tx
      .select({
        email: users.email,
        name: users.name,
        sessionVersion: users.sessionVersion,
        role: memberships.role,
        store: { id: stores.id, name: stores.name, timeZone: stores.timeZone },
      })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(stores, eq(stores.id, memberships.storeId))
      .where(eq(users.id, id))
      .orderBy(asc(stores.name), asc(stores.id)),
  )
  const [first] = rows
  if (!first) return null
  const own = rows.flatMap(({ store, role }) => (store && role ? [{ ...store, role }] : []))
  return { person: { id, email: first.email, name: first.name, stores: own }, sessionVersion: first.sessionVersion }
}
