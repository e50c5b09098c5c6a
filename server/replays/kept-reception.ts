import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import type { CollectedRequest } from '@/server/collect/collect'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { ParsedJson } from '@/server/http/body/parse-json'

/** What is kept of a reception, as far as it can be judged again. */
export type KeptReception = {
  id: string
  receivedAt: string
  outcome: 'accepted' | 'rejected' | 'duplicate'
  receiveContext: ReceiveContextName
  eventTypeId: string | null
  alias: string | null
  apiKeyId: string | null
  remoteAddress: string | null
  headers: Record<string, string>
  body: Buffer
  bodyBytes: number
  reasonCode: string | null
  trust: 'verified' | 'claimed' | null
  /** Whether a replay of it was accepted already. */
  isReplayed: boolean
}

/** The parsed body: a document of one event, or a request of a browser with one event. */
export type KeptRequest =
  | { context: 'api' | 'webhook'; document: ParsedJson }
  | { context: 'web'; request: CollectedRequest }

/** Parsing belongs to the doors, so who replays brings it along (`server/http/kept-request.ts`). */
export type ReadKept = (kept: Pick<KeptReception, 'body' | 'headers' | 'receiveContext'>) => KeptRequest

/** Receptions of the store that meet `where` (on `receptions r`), in the order in which they came. */
export async function keptReceptions(tx: Tx, storeId: string, where: SQL, limit: number): Promise<KeptReception[]> {
  const rows = await tx.execute<Omit<KeptReception, 'body'> & { body: Uint8Array | null }>(sql`
    select r.id, ${isoOf(sql`r.received_at`)} as "receivedAt", r.outcome, r.receive_context as "receiveContext",
      r.event_type_id as "eventTypeId", r.alias, r.api_key_id as "apiKeyId", r.remote_address as "remoteAddress",
      r.headers, r.body, r.body_bytes as "bodyBytes", r.reason_code as "reasonCode", r.trust,
      exists (select from receptions p where p.store_id = r.store_id and p.replay_of = r.id
        and p.outcome = 'accepted') as "isReplayed"
    from receptions r where r.store_id = ${storeId} and ${where} order by r.id limit ${limit}`)
  return rows.map((row) => ({ ...row, body: Buffer.from(row.body ?? []) }))
}
