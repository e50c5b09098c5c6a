import type postgres from 'postgres'
import { storeLockKey } from '@/server/stores/store-lock'
import type { Acceptance, Outcome, Refusal } from './commit-group'

type Row = {
  n: number
  fresh: boolean
  first: string | null
  same_body: boolean | null
  missing: boolean
  done: boolean
}

/** Stores a group by `commit_events` (db/commit-events.ts): one message there, one back after the commit. */
export async function commitStatement(
  client: postgres.Sql,
  entries: (Acceptance | Refusal)[],
): Promise<(Outcome | { kind: 'again' })[]> {
  const bodies = Buffer.concat(entries.map((entry) => entry.body))
  const storeIds = [...new Set(entries.map((entry) => entry.storeId))].sort()
  const rows = await client<Row[]>`
    select n, fresh, first, same_body, missing, done
    from commit_events(${inputOf(entries)}, ${itemsOf(entries)}, ${bodies}, ${storeIds}::uuid[], ${storeIds.map(storeLockKey)}::bigint[])`
  const outcomes: (Outcome | { kind: 'again' })[] = entries.map(() => ({ kind: 'stale' }))
  for (const row of rows) {
    const entry = entries[row.n]
    if (entry) outcomes[row.n] = outcomeOf(row, entry)
  }
  return outcomes
}

function outcomeOf(row: Row, entry: Acceptance | Refusal): Outcome | { kind: 'again' } {
  if (!row.fresh) return { kind: 'stale' }
  if (entry.outcome !== 'accepted') return { kind: 'recorded' }
  if (row.first) return row.same_body ? { kind: 'duplicate', receptionId: row.first } : { kind: 'mismatch' }
  if (row.done) return { kind: 'stored' }
  const mayAppear = entry.createContact && entry.events.every(({ contactId }) => contactId === null)
  return row.missing && !mayAppear ? { kind: 'contact-missing' } : { kind: 'again' }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The group as JSON rows; bodies travel beside it in one `bytea` with offsets (1-based, as `substring` counts). */
function inputOf(entries: (Acceptance | Refusal)[]): string {
  let from = 1
  const rows = entries.map((entry, n) => {
    const row = {
      n,
      store_id: entry.storeId,
      revision: entry.revision,
      id: entry.id,
      received_at: entry.receivedAt,
      receive_context: entry.receiveContext,
      event_type_id: entry.eventTypeId,
      api_key_id: entry.apiKeyId,
      remote_address: entry.remoteAddress,
      headers: entry.headers,
      body_from: from,
      body_length: entry.body.length,
      body_bytes: entry.bodyBytes,
      outcome: entry.outcome,
      ...(entry.outcome === 'accepted' ? acceptanceOf(entry) : refusalOf(entry)),
    }
    from += entry.body.length
    return row
  })
  return JSON.stringify(rows)
}

const acceptanceOf = (entry: Acceptance) => ({
  status: entry.receiveContext === 'web' ? 200 : 201,
  create_contact: entry.createContact,
  event_count: entry.events.length,
  trust: entry.trust,
  replay_of: entry.replayOf,
  key: entry.idempotencyKey,
  body_hash: entry.bodyHash,
  expires_at: entry.idempotencyKey ? new Date(Date.parse(entry.receivedAt) + DAY_MS).toISOString() : null,
  ignored: entry.ignored,
})

/** The events of all accepted entries, each beside the number of its entry. */
function itemsOf(entries: (Acceptance | Refusal)[]): string {
  const items = entries.flatMap((entry, n) => {
    if (entry.outcome !== 'accepted') return []
    return entry.events.map((event) => ({
      n,
      id: event.id,
      event_values: event.values,
      email: event.email,
      contact_id: event.contactId,
      new_contact_id: event.newContactId,
      trust: event.trust,
      occurred_at: event.occurredAt,
      starts_workflows: event.startsWorkflows,
      tracker_id: event.trackerId,
    }))
  })
  return JSON.stringify(items)
}

const refusalOf = (entry: Refusal) => ({
  event_count: 0,
  trust: entry.trust ?? null,
  replay_of: null,
  status: entry.status,
  alias: entry.alias,
  reason_code: entry.reasonCode,
  detail: entry.detail,
  reasons: entry.reasons,
  duplicate_of: entry.duplicateOf,
})
