import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { readEmail } from '@/server/fields/email'
import { unstorable } from '@/server/fields/received'
import { isUuid } from '@/server/ids'
import { textSchema } from '@/server/integrations/text-schema'
import { PROBLEMS, type ProblemName } from '@/server/problems'
import { canonicalRange } from '@/server/stores/ip-range'
import { CAUSE_CHARACTERS, CAUSE_EXPECTED, CAUSE_PATH } from './cause-of'
import { idBoundWithRoom } from './id-bound'
import { ofAddress } from './of-address'

const reasonCodes = Object.keys(PROBLEMS) as [ProblemName, ...ProblemName[]] // the table has entries

const IDS_MAX = 200
const causeText = z
  .string()
  .max(CAUSE_CHARACTERS)
  .refine((text) => unstorable(text) === undefined, 'expected text without U+0000 and halves of surrogate pairs')

/** What the log of receptions can be narrowed by. Times are ISO 8601 with offset. */
export const receptionFilterSchema = z.object({
  /** These, chosen one by one. */
  ids: z.array(z.uuid()).max(IDS_MAX).optional(),
  outcome: z.enum(['accepted', 'rejected', 'duplicate']).optional(),
  /** Refused, and answered 202 all the same (`"invalid":"hold"`). */
  isHeld: z.boolean().optional(),
  eventTypeId: z.string().optional(),
  /** All but visits to pages, which are many where a website has many. */
  hidesVisits: z.boolean().optional(),
  alias: textSchema(100).optional(),
  receiveContext: z.enum(['api', 'webhook', 'web']).optional(),
  apiKeyId: z.string().optional(),
  email: textSchema(254).optional(),
  reasonCode: z.enum(reasonCodes).optional(),
  /** The place of the first fault, as `receptionCauses` groups by it. */
  path: causeText.optional(),
  /** What was expected there, likewise. */
  expected: causeText.optional(),
  /** An address, or a range such as 203.0.113.0/24. */
  address: textSchema(64)
    .refine((text) => canonicalRange(text) !== null, 'expected an IP address, or a range such as 203.0.113.0/24')
    .optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})
export type ReceptionFilter = z.output<typeof receptionFilterSchema>

const NOTHING = sql`false`

/** The conditions on `receptions r` that the filter means, each beginning with `and`. */
export function receptionConditions(storeId: string, filter: ReceptionFilter): SQL {
  const { outcome, eventTypeId, alias, receiveContext, apiKeyId, email, reasonCode, since, until } = filter
  const conditions: SQL[] = ofRefusal(filter)
  if (filter.ids) conditions.push(oneOf(filter.ids))
  if (filter.address) conditions.push(ofAddress(filter.address) ?? NOTHING)
  if (outcome) conditions.push(sql`r.outcome = ${outcome}`)
  if (eventTypeId) conditions.push(isUuid(eventTypeId) ? sql`r.event_type_id = ${eventTypeId}` : NOTHING)
  if (filter.hidesVisits) conditions.push(sql`r.event_type_id is distinct from ${PAGE_VISIT.id}::uuid`)
  if (alias) {
    conditions.push(sql`(r.alias = ${alias} or r.event_type_id in (
      select t.id from event_types t where t.store_id = ${storeId} and t.alias = ${alias}
      union all select d.id from deleted_event_types d where d.store_id = ${storeId} and d.alias = ${alias}
      union all select ${PAGE_VISIT.id}::uuid where ${alias} = ${PAGE_VISIT.alias}))`)
  }
  if (receiveContext) conditions.push(sql`r.receive_context = ${receiveContext}`)
  if (apiKeyId) conditions.push(isUuid(apiKeyId) ? sql`r.api_key_id = ${apiKeyId}` : NOTHING)
  if (email) conditions.push(ofContact(storeId, email))
  if (reasonCode) conditions.push(sql`r.reason_code = ${reasonCode}`)
  if (since) conditions.push(sql`r.received_at >= ${since}::timestamptz and r.id >= ${idBoundWithRoom(since)}::uuid`)
  if (until) conditions.push(sql`r.received_at <= ${until}::timestamptz`)
  return sql.join(
    conditions.map((condition) => sql`and ${condition}`),
    sql` `,
  )
}

function ofRefusal({ isHeld, path, expected }: ReceptionFilter): SQL[] {
  return [
    isHeld === undefined ? [] : [isHeld ? sql`r.status = 202` : sql`r.status <> 202`],
    path === undefined ? [] : [sql`${CAUSE_PATH} = ${path}`],
    expected === undefined ? [] : [sql`${CAUSE_EXPECTED} = ${expected}`],
  ].flat()
}

function oneOf(ids: string[]): SQL {
  if (ids.length === 0) return NOTHING
  return sql`r.id in (${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`
}

/** Receptions that became events of the contact with this email, in any letter case. */
function ofContact(storeId: string, text: string): SQL {
  const email = readEmail(text)
  if (!email.ok) return NOTHING
  return sql`r.id in (
    select e.reception_id from contacts c join events e on e.store_id = c.store_id and e.contact_id = c.id
    where c.store_id = ${storeId} and c.email = ${email.value})`
}
