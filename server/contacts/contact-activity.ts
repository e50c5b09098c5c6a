import { type SQL, sql } from 'drizzle-orm'
import { inStore } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { typeAlias, typeName } from '@/server/event-types/type-named'
import type { FieldValue } from '@/server/fields/field-types'
import { type Cursor, LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'
import type { Step } from '@/server/workflows/execution'
import { contactFieldsOf } from './contact-fields'
import { type ContactKey, readContact } from './find-contact'
import type { Writer } from './writer'

type Named = { id: string; name: string | null }

/** One line of a contact's timeline (contract §6). Names are null where the thing is gone and nothing kept its name. */
export type Activity = { id: string; at: string } & (
  | {
      type: 'event-received'
      receptionId: string
      eventTypeId: string
      alias: string | null
      name: string | null
      integrationName: string | null
      integrationColor: string | null
      values: Record<string, FieldValue>
    }
  | {
      type: 'field-changed'
      field: string
      fieldName: string
      old: FieldValue | null
      new: FieldValue | null
      writer: Writer
      skipped: string | null
    }
  | {
      type: 'workflow-executed'
      workflow: Named
      eventId: string
      state: 'finished' | 'waiting' | 'failed'
      steps: Step[]
    }
  | { type: 'segment-entered' | 'segment-left'; segment: Named }
  | { type: 'web-content-shown' | 'web-content-clicked'; webContent: Named }
  | {
      type: 'data-sent'
      /** The `webhook-id`. */
      deliveryId: string
      eventTypeId: string
      name: string
      integrationName: string
      integrationColor: string
      state: 'pending' | 'delivered' | 'dead'
      workflow: Named
    }
  | {
      /** `identified`: an anonymous contact got its email. `merged`: the history of an anonymous one moved here. */
      type: 'contact-merged'
      how: 'identified' | 'merged'
      fromContactId: string | null
      events: number
      trust: 'verified' | 'claimed'
    }
)

type Row = { at_key: string; rank: number; id: string; at: string; type: Activity['type']; detail: object }

/** Everything that happened to a contact, newest first: events, workflow executions, field changes, segment moves, merges, web contents, data sent. Throws `not-found`. */
export async function contactActivity(
  ctx: StoreContext,
  input: { key: ContactKey } & PageInput,
): Promise<Page<Activity>> {
  const storeId = ctx.store.id
  const limit = input.limit ?? LIMIT_DEFAULT
  const cursor = readCursor(input.cursor, isKey)
  return inStore(storeId, async (tx) => {
    const contact = await readContact(tx, storeId, input.key)
    const rows = await tx.execute<Row>(timeline(storeId, contact.id, cursor, limit + 1))
    const page = pageOf([...rows], cursor, limit, (row) => [row.at_key, String(row.rank), row.id])
    const names = new Map((await contactFieldsOf(tx, storeId)).map(({ id, name }) => [id, name]))
    return { ...page, results: page.results.map((row) => activityOf(row, names)) }
  })
}

function activityOf({ id, at, type, detail }: Row, names: Map<string, string>): Activity {
  const activity = { id, type, at, ...detail } as Activity // each branch of the query builds the detail of its own type
  if (activity.type === 'field-changed') activity.fieldName = names.get(activity.field) ?? activity.field
  return activity
}

/** An instant of Postgres, a rank among what happened at the same instant, an id. */
const isKey = ([at, rank, id, ...more]: string[]): boolean =>
  more.length === 0 && /^\d{4}-[\d :.+-]{10,30}$/.test(at ?? '') && /^[1-8]$/.test(rank ?? '') && id !== undefined

type Branch = { type: SQL; rank: number; id: SQL; at: SQL; detail: SQL; from: SQL }

/** A visitor's browser told that a web content was shown, or clicked. */
const impressions = (what: 'shown' | 'clicked', rank: number): Branch => {
  const at = what === 'shown' ? sql`shown_at` : sql`clicked_at`
  return {
    ...{
      type: sql`${`web-content-${what}`}::text`,
      rank,
      at: sql`x.${at}`,
      id: sql`x.id::text || ${`:${what}`}::text`,
    },
    detail: sql`jsonb_build_object('webContent', jsonb_build_object('id', x.web_content_id, 'name', w.name))`,
    from: sql`(select * from content_showings where ${at} is not null) x
      left join web_contents w on w.store_id = x.store_id and w.id = x.web_content_id`,
  }
}

/** What one event causes has one instant: the event, then its executions, then what they changed, then the segments. */
const BRANCHES: Branch[] = [
  {
    type: sql`'event-received'`,
    rank: 1,
    id: sql`x.id::text`,
    at: sql`x.received_at`,
    detail: sql`jsonb_build_object('receptionId', x.reception_id, 'eventTypeId', x.event_type_id,
      'alias', ${typeAlias(sql`x.event_type_id`)}, 'name', ${typeName(sql`x.event_type_id`)},
      'integrationName', coalesce(i.name, d.integration_name), 'integrationColor', i.color, 'values', x.values)`,
    from: sql`events x
      left join event_types t on t.store_id = x.store_id and t.id = x.event_type_id
      left join custom_integrations i on i.store_id = t.store_id and i.id = t.integration_id
      left join deleted_event_types d on d.store_id = x.store_id and d.id = x.event_type_id`,
  },
  {
    type: sql`'workflow-executed'`,
    rank: 2,
    id: sql`x.event_id::text || ':' || x.workflow_id::text`,
    at: sql`x.started_at`,
    detail: sql`jsonb_build_object('workflow', jsonb_build_object('id', x.workflow_id, 'name', w.name),
      'eventId', x.event_id, 'state', x.state, 'steps', x.steps)`,
    from: sql`executions x left join workflows w on w.store_id = x.store_id and w.id = x.workflow_id`,
  },
  {
    type: sql`'field-changed'`,
    rank: 3,
    id: sql`x.id::text`,
    at: sql`x.at`,
    detail: sql`jsonb_build_object('field', x.field_id, 'old', x.old_value, 'new', x.new_value,
      'writer', x.writer, 'skipped', x.skipped)`,
    from: sql`field_changes x`,
  },
  {
    type: sql`'segment-' || x.move`,
    rank: 4,
    id: sql`x.id::text`,
    at: sql`x.at`,
    detail: sql`jsonb_build_object('segment', jsonb_build_object('id', x.segment_id, 'name', s.name))`,
    from: sql`segment_moves x left join segments s on s.store_id = x.store_id and s.id = x.segment_id`,
  },
  {
    type: sql`'contact-merged'`,
    rank: 5,
    id: sql`x.id::text`,
    at: sql`x.at`,
    detail: sql`jsonb_build_object('how', x.how, 'fromContactId', x.from_contact_id, 'events', x.events,
      'trust', x.trust)`,
    from: sql`contact_merges x`,
  },
  impressions('shown', 6),
  impressions('clicked', 7),
  {
    type: sql`'data-sent'`,
    rank: 8,
    id: sql`x.id::text`,
    at: sql`x.created_at`,
    detail: sql`jsonb_build_object('deliveryId', x.id, 'eventTypeId', x.event_type_id, 'name', t.name,
      'integrationName', i.name, 'integrationColor', i.color, 'state', x.state,
      'workflow', jsonb_build_object('id', x.workflow_id, 'name', w.name))`,
    from: sql`deliveries x
      join event_types t on t.store_id = x.store_id and t.id = x.event_type_id
      join custom_integrations i on i.store_id = t.store_id and i.id = t.integration_id
      left join workflows w on w.store_id = x.store_id and w.id = x.workflow_id`,
  },
]

function timeline(storeId: string, contactId: string, cursor: Cursor | null, limit: number): SQL {
  const forwards = cursor?.direction !== 'prev'
  const direction = forwards ? sql`desc` : sql`asc`
  const order = (at: SQL, rank: SQL, id: SQL) =>
    sql`order by ${at} ${direction}, ${rank} ${direction}, (${id}) collate "C" ${direction} limit ${limit}`
  const parts = BRANCHES.map(({ type, rank, id, at, detail, from }) => {
    const behind = cursor ? beyond(cursor, forwards, { at, rank, id }) : sql``
    return sql`(select ${at}, ${rank}::int, ${id}, ${type}, ${detail}
      from ${from} where x.store_id = ${storeId} and x.contact_id = ${contactId} ${behind} ${order(at, sql`2`, id)})`
  })
  return sql`select at::text as at_key, rank, id, ${isoOf(sql`at`)} as at, type, detail
    from (${sql.join(parts, sql` union all `)}) lines(at, rank, id, type, detail)
    ${order(sql`lines.at`, sql`lines.rank`, sql`lines.id`)}`
}

function beyond(cursor: Cursor, forwards: boolean, { at, rank, id }: Pick<Branch, 'at' | 'rank' | 'id'>): SQL {
  const [keyAt, keyRank, keyId] = cursor.key
  const than = forwards ? sql`<` : sql`>`
  return sql`and (${at}, ${rank}::int, (${id}) collate "C")
    ${than} (${keyAt}::timestamptz, ${Number(keyRank)}::int, ${keyId}::text collate "C")`
}
