import { and, eq } from 'drizzle-orm'
import { eventTypes, type Tx } from '@/db'
import { notValid, type Problem } from '@/server/problems'

/** The name of the event type that has the alias, or undefined. */
export async function aliasHolder(tx: Tx, storeId: string, alias: string) {
  const [holder] = await tx
    .select({ id: eventTypes.id, name: eventTypes.name })
    .from(eventTypes)
    .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.alias, alias)))
  return holder
}

/** What the unique constraint `event_types_alias` says to a reader. */
export async function aliasTaken(tx: Tx, storeId: string, alias: string): Promise<Problem> {
  const holder = await aliasHolder(tx, storeId, alias)
  const by = holder ? `the event type “${holder.name}”` : 'another event type'
  return notValid([
    { path: '/alias', reason: `expected an alias that is free in this store, “${alias}” is that of ${by}` },
  ])
}
