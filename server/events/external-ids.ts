import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import type { FieldValue } from '@/server/fields/field-types'
import type { RunnableVersion } from '@/server/workflows/advance'
import type { ContactState } from '@/server/workflows/scope'

/** Which contact has which external id: it is unique in the store, and a workflow may set it. */
export class ExternalIds {
  private constructor(private readonly owners: Map<string, string>) {}

  /** Owners of those ids among `candidates`. What another worker gives meanwhile, the unique index refuses. */
  static async of(tx: Tx, storeId: string, candidates: string[]): Promise<ExternalIds> {
    const rows = await tx.execute<{ id: string; external_id: string }>(sql`
      select id, fields->>'_externalId' as external_id from contacts
      where store_id = ${storeId} and fields ? '_externalId'
        and fields->>'_externalId' = any(${sql.param(candidates)}::text[])`)
    return new ExternalIds(new Map(rows.map((row) => [row.external_id, row.id])))
  }

  isTaken(externalId: string, contactId: string): boolean {
    const owner = this.owners.get(externalId)
    return owner !== undefined && owner !== contactId
  }

  note(contact: ContactState): void {
    const externalId = contact.fields._externalId
    if (typeof externalId === 'string') this.owners.set(externalId, contact.id)
  }
}

/** Asked only where a workflow writes the external id: then any text of the events or the workflows may become one. */
export async function externalIdsOf(
  tx: Tx,
  storeId: string,
  events: readonly { values: Readonly<Record<string, FieldValue>> }[],
  versions: readonly RunnableVersion[],
): Promise<ExternalIds | undefined> {
  const documents = [...new Set(versions.map(({ document }) => document))].map((document) => JSON.stringify(document))
  if (!documents.some((document) => document.includes('"_externalId"'))) return undefined
  const sent = events.flatMap(({ values }) => Object.values(values).map(String))
  const literals = documents.flatMap((document) => document.match(/(?<="value":")[^"]+(?=")/g) ?? [])
  return ExternalIds.of(tx, storeId, [...new Set([...sent, ...literals])])
}
