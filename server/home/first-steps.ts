import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { typeName } from '@/server/event-types/type-named'

type Made = { id: string; name: string; at: string }
type EventTypeMade = Made & { integrationId: string; receiveType: ReceiveContextName; fieldCount: number }
type KeyMade = Made & { lastUsedAt: string | null }
type EventCame = { id: string; name: string | null; email: string | null; at: string }
type SegmentMade = Made & { count: number }

/** One line of the first-run list. The rest tells of what made it done, and is absent while it is not. */
type Step<Key extends string, Detail> = { key: Key; done: boolean } & Partial<Detail>

export type FirstStep =
  | Step<'integration', Made>
  | Step<'event-type', EventTypeMade>
  | Step<'api-key', KeyMade>
  | Step<'event', EventCame>
  | Step<'workflow', Made>
  | Step<'segment', SegmentMade>

/** From nothing to a segment, as the store really stands: what was made first; of keys, the one that was used last. */
export async function firstSteps(tx: Tx, storeId: string): Promise<FirstStep[]> {
  const one = async <Row extends Record<string, unknown>>(query: SQL): Promise<Row | undefined> => {
    const [row] = await tx.execute(query)
    return row as Row | undefined // the query's columns are written to be a Row
  }
  const made = sql`x.id, x.name, ${isoOf(sql`x.created_at`)} as at`
  const ofStore = sql`x.store_id = ${storeId}`

  const integration = await one<Made>(sql`
    select ${made} from custom_integrations x where ${ofStore} order by x.id limit 1`)
  const eventType = await one<EventTypeMade>(sql`
    select ${made}, x.integration_id as "integrationId", x.receive_context as "receiveType",
      (select count(*)::int from event_type_fields f where f.store_id = x.store_id and f.event_type_id = x.id) as "fieldCount"
    from event_types x where ${ofStore} and x.category = 'receive' order by x.id limit 1`)
  const key = await one<KeyMade>(sql`
    select ${made}, ${isoOf(sql`x.last_used_at`)} as "lastUsedAt" from api_keys x
    where ${ofStore} and x.revoked_at is null and 'custom-events:write' = any(x.scopes)
    order by x.last_used_at desc nulls last, x.id limit 1`)
  const event = await one<EventCame>(sql`
    select x.id, ${typeName(sql`x.event_type_id`)} as name, c.email, ${isoOf(sql`x.received_at`)} as at
    from events x
      join contacts c on c.store_id = x.store_id and c.id = x.contact_id
      left join event_types t on t.store_id = x.store_id and t.id = x.event_type_id
      left join deleted_event_types d on d.store_id = x.store_id and d.id = x.event_type_id
    where ${ofStore} order by x.id limit 1`)
  const workflow = await one<Made>(sql`
    select ${made} from workflows x where ${ofStore} and x.state = 'active' order by x.priority, x.id limit 1`)
  const segment = await one<SegmentMade>(sql`
    select ${made},
      (select count(*)::int from segment_members m where m.store_id = x.store_id and m.segment_id = x.id) as count
    from segments x where ${ofStore} order by x.id limit 1`)

  return [
    { key: 'integration', done: integration !== undefined, ...integration },
    { key: 'event-type', done: eventType !== undefined, ...eventType },
    { key: 'api-key', done: key !== undefined, ...key },
    { key: 'event', done: event !== undefined, ...event },
    { key: 'workflow', done: workflow !== undefined, ...workflow },
    { key: 'segment', done: segment !== undefined, ...segment },
  ]
}
