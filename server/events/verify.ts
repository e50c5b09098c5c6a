import { type SQL, sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { allStoreIds } from '@/server/stores/store-ids'

export type Check = { name: string; ok: boolean; detail: string }
export type Verdict = { ok: boolean; checks: Check[] }

type Contradiction = { name: string; count: (storeId: string) => SQL }

/** Each counts rows of one store that contradict a promise; 0 is right. */
const CONTRADICTIONS: Contradiction[] = [
  {
    name: 'every accepted reception has its events',
    count: (storeId) => sql`select count(*)::int as n from receptions r
        left join (select reception_id, count(*)::int as n from events where store_id = ${storeId} group by 1) e
          on e.reception_id = r.id
      where r.store_id = ${storeId} and r.outcome = 'accepted' and coalesce(e.n, 0) <> r.event_count`,
  },
  {
    name: 'every event has its accepted reception',
    count: (storeId) => sql`select count(*)::int as n from events e where e.store_id = ${storeId} and not exists (
      select from receptions r where r.store_id = e.store_id and r.id = e.reception_id and r.outcome = 'accepted')`,
  },
  {
    name: 'every duplicate names the reception that it repeats',
    count: (storeId) => sql`select count(*)::int as n from receptions d where d.store_id = ${storeId}
      and d.outcome = 'duplicate' and d.duplicate_of is null`,
  },
  {
    name: 'nothing is pending',
    count: (storeId) => sql`select count(*)::int as n from pending_work
      where store_id = ${storeId} and parked_at is null`,
  },
  {
    name: 'nothing is parked',
    count: (storeId) => sql`select count(*)::int as n from pending_work
      where store_id = ${storeId} and parked_at is not null`,
  },
  {
    name: 'no claim was left behind',
    count: (storeId) => sql`select count(*)::int as n from work_claims where store_id = ${storeId}`,
  },
  {
    name: 'every event ran through the workflows that were active for it',
    count: (storeId) => sql`
      select count(*)::int as n from events e
        join workflow_activations a on a.store_id = e.store_id and a.from_revision <= e.revision
          and (a.to_revision is null or a.to_revision > e.revision)
        join workflow_versions v on v.store_id = a.store_id and v.id = a.version_id
        join lateral jsonb_array_elements(v.document->'nodes') node on (
          node->>'type' = 'receive-event' and node->'config'->>'eventTypeId' = e.event_type_id::text
          or node->>'type' = 'page-visit' and e.event_type_id = ${PAGE_VISIT.id})
          and node->'config'->>'entry' is distinct from 'once'
          and coalesce(node->'config'->'limits', '{}') = '{}'
          and (node->'config'->>'trust' is distinct from 'verified' or e.trust = 'verified') and node->'config'->'filter' is null
      where e.store_id = ${storeId} and e.starts_workflows and not exists (
        select from pending_work p where p.store_id = e.store_id and p.event_id = e.id) and not exists (
        select from executions x where x.store_id = e.store_id and x.workflow_id = a.workflow_id and x.event_id = e.id)`,
  },
  {
    name: 'an execution waits exactly as long as it has a wait',
    count: (storeId) => sql`
      select count(*)::int as n from executions x where x.store_id = ${storeId} and (x.state = 'waiting') <> exists (
        select from execution_waits w where w.store_id = x.store_id and w.workflow_id = x.workflow_id
          and w.event_id = x.event_id)`,
  },
  {
    name: 'no wait is overdue, and none is parked',
    count: (storeId) => sql`
      select count(*)::int as n from execution_waits w
        join workflows f on f.store_id = w.store_id and f.id = w.workflow_id and f.state = 'active'
      where w.store_id = ${storeId} and (w.parked_at is not null or w.wake_at < now() - interval '1 minute')`,
  },
  {
    name: 'no move of a contact waits long for its workflows, and none is parked',
    count: (storeId) => sql`select count(*)::int as n from pending_moves
      where store_id = ${storeId} and (parked_at is not null or at < now() - interval '1 minute')`,
  },
  {
    name: 'every effect belongs to an execution',
    count: (storeId) => sql`select count(*)::int as n from effects f where f.store_id = ${storeId} and not exists (
      select from executions x where x.store_id = f.store_id and x.workflow_id = f.workflow_id
        and x.event_id = f.event_id and x.version_id = f.version_id)`,
  },
  {
    name: 'every delivery belongs to an effect',
    count: (storeId) => sql`select count(*)::int as n from deliveries d where d.store_id = ${storeId} and not exists (
      select from effects f where f.store_id = d.store_id and f.event_id = d.event_id
        and f.workflow_id = d.workflow_id and f.node_id = d.node_id)`,
  },
  {
    name: 'a delivery has ended exactly when it is not pending, and has arrived by an answer of 2xx',
    count: (storeId) => sql`select count(*)::int as n from deliveries d where d.store_id = ${storeId} and (
      (d.state = 'pending') <> (d.ended_at is null)
      or (d.state = 'delivered' and coalesce((d.tries->-1->>'status')::int, 0) not between 200 and 299))`,
  },
  {
    // Behind a slow receiver others of its event type wait, but never without one of them in hand: those are leased.
    name: 'no delivery is forgotten',
    count: (storeId) => sql`select count(*)::int as n from deliveries d
      where d.store_id = ${storeId} and d.state = 'pending' and d.next_at < now() - interval '2 minutes' and not exists (
        select from deliveries o where o.store_id = d.store_id and o.event_type_id = d.event_type_id
          and o.state = 'pending' and o.attempts > 0 and o.next_at between now() and now() + interval '1 minute')`,
  },
]

/**
 * Does everything add up, in every store? Received = accepted + rejected + duplicate, and none of `CONTRADICTIONS`.
 * `inlet verify` asks `verifySegments` as well.
 */
export async function verify(): Promise<Verdict> {
  const found = new Map(CONTRADICTIONS.map(({ name }) => [name, 0]))
  const received = { total: 0, accepted: 0, rejected: 0, duplicate: 0 }
  for (const storeId of await allStoreIds()) {
    await inStore(storeId, async (tx) => {
      await countOutcomes(tx, storeId, received)
      for (const { name, count } of CONTRADICTIONS) {
        const [row] = await tx.execute<{ n: number }>(count(storeId))
        found.set(name, (found.get(name) ?? 0) + (row?.n ?? 0))
      }
    })
  }
  const { total, accepted, rejected, duplicate } = received
  const sum: Check = {
    name: 'received = accepted + rejected + duplicate',
    ok: total === accepted + rejected + duplicate,
    detail: `${total} = ${accepted} + ${rejected} + ${duplicate}`,
  }
  const rest = [...found].map(([name, n]): Check => ({ name, ok: n === 0, detail: n === 0 ? 'yes' : `${n} do not` }))
  const checks = [sum, ...rest]
  return { ok: checks.every((check) => check.ok), checks }
}

async function countOutcomes(tx: Tx, storeId: string, received: Record<string, number>): Promise<void> {
  const rows = await tx.execute<{ outcome: string; n: number }>(sql`
    select outcome, count(*)::int as n from receptions where store_id = ${storeId} group by outcome`)
  for (const { outcome, n } of rows) {
    received[outcome] = (received[outcome] ?? 0) + n
    received.total = (received.total ?? 0) + n
  }
}
