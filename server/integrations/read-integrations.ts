import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { customIntegrations, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'

const { storeId: _, ...columns } = getTableColumns(customIntegrations)

/** Written out: in a query of one table drizzle leaves the table's name away, and `id` would be that of `t`. */
const ofIntegration = sql`t.store_id = custom_integrations.store_id and t.integration_id = custom_integrations.id`

/** A custom integration with what it has: how many event types, and when the last event of any of them came. */
export async function readIntegrations(tx: Tx, storeId: string, id?: string) {
  if (id !== undefined && !isUuid(id)) return []
  return tx
    .select({
      ...columns,
      createdAt: isoOf(customIntegrations.createdAt),
      updatedAt: isoOf(customIntegrations.updatedAt),
      eventTypeCount: sql<number>`(select count(*)::int from event_types t where ${ofIntegration})`,
      lastEventAt: sql<string | null>`(
        select ${isoOf(sql`max(last.received_at)`)} from event_types t cross join lateral (
          select e.received_at from events e where e.store_id = t.store_id and e.event_type_id = t.id
          order by e.id desc limit 1) last
        where ${ofIntegration})`,
    })
    .from(customIntegrations)
    .where(and(eq(customIntegrations.storeId, storeId), id === undefined ? undefined : eq(customIntegrations.id, id)))
    .orderBy(desc(customIntegrations.id))
}

export type IntegrationView = Awaited<ReturnType<typeof readIntegrations>>[number]

export async function readIntegration(tx: Tx, storeId: string, id: string): Promise<IntegrationView> {
  const [integration] = await readIntegrations(tx, storeId, id)
  if (!integration) throw new Problem('not-found', 'There is no such custom integration.')
  return integration
}
