import { sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { StoreContext } from '@/server/context'
import { readEmail } from '@/server/fields/email'
import { Problem } from '@/server/problems'
import { checkDefinition } from './check-definition'
import { isGroup } from './conditions-of'
import { describeCondition } from './describe-definition'
import { type Facts, factsOf } from './facts'
import type { Condition, ConditionGroup, SegmentDefinition } from './schema'
import { conditionSql, contactColumn, matchingEvents } from './segment-sql'

/** A condition or group with its verdict. `found` says what the contact has. */
export type Verdict =
  | { ok: boolean; text: string; found: string }
  | { ok: boolean; match: 'all' | 'any'; conditions: Verdict[] }

export type ContactCheck = {
  contact: { id: string; email: string | null }
  isIn: boolean
  conditions: Verdict
  exclude: Verdict | null
}

/** Why a contact is, or is not, in a segment: a tick or cross per condition. Throws `not-found` for the contact, `not-valid`. */
export function checkContact(
  ctx: StoreContext,
  input: { definition: SegmentDefinition; email: string },
): Promise<ContactCheck> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const facts = await factsOf(tx, storeId)
    const definition = checkDefinition(input.definition, facts)
    const email = readEmail(input.email)
    if (!email.ok)
      throw new Problem('not-valid', `${email.reason}.`, {
        validationErrors: [{ path: '/email', reason: email.reason }],
      })
    const [contact] = await tx.execute<{ id: string; email: string | null }>(sql`
      select id, email from contacts where store_id = ${storeId} and email = ${String(email.value)}`)
    if (!contact) throw new Problem('not-found', 'No contact has this email.')
    const check = new Check(tx, storeId, contact.id, facts, new Date().toISOString())
    const conditions = await check.group(definition)
    const exclude = definition.exclude ? await check.group(definition.exclude) : null
    return { contact, isIn: conditions.ok && !exclude?.ok, conditions, exclude }
  })
}

class Check {
  constructor(
    private readonly tx: Tx,
    private readonly storeId: string,
    private readonly contactId: string,
    private readonly facts: Facts,
    private readonly now: string,
  ) {}

  async group({ match, conditions }: ConditionGroup): Promise<Verdict> {
    const verdicts: Verdict[] = []
    for (const item of conditions) verdicts.push(isGroup(item) ? await this.group(item) : await this.condition(item))
    const oks = verdicts.map(({ ok }) => ok)
    return { ok: match === 'all' ? oks.every(Boolean) : oks.some(Boolean), match, conditions: verdicts }
  }

  private async condition(condition: Condition): Promise<Verdict> {
    const [row] = await this.tx.execute<{ ok: boolean; found: string | null; last: string | null }>(sql`
      select ${conditionSql(condition, this.facts, this.now)} as ok, ${this.found(condition)} as found, ${this.last(condition)} as last
      from contacts c where c.store_id = ${this.storeId} and c.id = ${this.contactId}`)
    const last = row?.last ? `, the latest on ${row.last.slice(0, 10)}` : ''
    return {
      ok: row?.ok ?? false,
      text: describeCondition(condition, this.facts),
      found: `${row?.found ?? 'empty'}${last}`,
    }
  }

  private found(condition: Condition) {
    if (condition.kind === 'event') {
      const events = matchingEvents(condition, this.facts, this.now)
      return sql`(select count(*) || case when count(*) = 1 then ' time' else ' times' end ${events})`
    }
    if (condition.kind === 'in-segment') {
      return sql`(select case when count(*) > 0 then 'is in it' else 'is not in it' end from segment_members m
        where m.store_id = c.store_id and m.segment_id = ${condition.segmentId} and m.contact_id = c.id)`
    }
    const field = this.facts.contactFields.get(condition.field)
    return field ? sql`(${contactColumn(field)})::text` : sql`null::text`
  }

  /** The latest event of the type at all: what is too old, or too small, is then no riddle. */
  private last(condition: Condition) {
    if (condition.kind !== 'event') return sql`null::text`
    const ever = matchingEvents({ ...condition, window: { ever: true } }, this.facts, this.now)
    return sql`(select ${isoOf(sql`max(e.occurred_at)`)} ${ever})`
  }
}
