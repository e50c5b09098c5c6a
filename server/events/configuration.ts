import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { apiKeys, asSystem, customIntegrations, eventTypeFields, eventTypes, inStore, stores } from '@/db'
import { type Proof, proofOf } from '@/server/event-types/proof'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { headerOfProof } from '@/server/event-types/verify-delivery'
import type { DeliveryId, Invalid } from '@/server/event-types/webhook-settings'
import type { FieldDefinition } from '@/server/fields/field-types'
import { perProcess } from '@/server/per-process'
import { isProblem, Problem } from '@/server/problems'
import { open } from '@/server/secrets/seal'
import type { IpAccess } from '@/server/stores/schema'
import { identitySecretAt } from '@/server/stores/update-store'
import { PAGE_VISIT_TYPE } from './page-visit-type'
import { compileReader, type EventReader } from './read-values'

/** An event type as the receiving side needs it: its definition compiled to a reader. */
export type ReceivingType = {
  id: string
  alias: string
  receiveContext: ReceiveContextName
  eventsEnabled: boolean
  /** How its senders prove who they are, with the secrets that are kept; null: they need not. */
  proof: Proof | null
  /** The header that carries the proof, which is never kept. */
  proofHeader: string | undefined
  deliveryId: DeliveryId | null
  fansOut: boolean
  invalid: Invalid
  fields: FieldDefinition[]
  read: EventReader
}

export type ReceivingKey = {
  id: string
  keyId: string
  name: string
  scopes: string[]
  secretHash: Uint8Array
  previousSecretHash: Uint8Array | null
  previousEndsAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

/** All that judging a request of one store needs, as of one revision. Never changed once made. */
export type Configuration = {
  storeId: string
  revision: number
  blocked: boolean
  ipAccess: IpAccess
  requestsPerMinute: number
  allowedOrigins: ReadonlySet<string>
  /** By which a shop's server proves the email of its visitor; undefined where there is none. */
  identitySecret: string | undefined
  keys: Map<string, ReceivingKey>
  typesByAlias: Map<string, ReceivingType>
  typesById: Map<string, ReceivingType>
}

type Entry = { value?: Configuration | null; loading?: Promise<Configuration | null> }

const entries = () => perProcess('configurations', () => new LRUCache<string, Entry>({ max: 2000 }))
const storeOfKey = () => perProcess('store-of-key', () => new LRUCache<string, string>({ max: 50_000 }))

/**
 * The configuration of a store, from this process' memory. It may be stale: the group commit checks its revision for
 * each event, and who gets 'stale' back (or is about to refuse) asks again with `staleRevision`.
 */
export function configurationOf(
  storeId: string,
  staleRevision?: number,
): Configuration | Promise<Configuration | null> {
  const entry = entries().get(storeId)
  if (entry?.value && entry.value.revision !== staleRevision) return entry.value
  if (entry?.loading) return entry.loading
  const loading = load(storeId)
  entries().set(storeId, { loading })
  const settle = (value: Configuration | null) =>
    value ? entries().set(storeId, { value }) : entries().delete(storeId)
  loading.then(settle, () => settle(null))
  return loading
}

/** The store of an API key id. A key never moves to another store, so what was found once stays true. */
export async function storeIdOfKey(keyId: string): Promise<string | undefined> {
  const cached = storeOfKey().get(keyId)
  if (cached) return cached
  const [row] = await asSystem((tx) =>
    tx.select({ storeId: apiKeys.storeId }).from(apiKeys).where(eq(apiKeys.keyId, keyId)).limit(1),
  )
  if (row) storeOfKey().set(keyId, row.storeId)
  return row?.storeId
}

/**
 * Judges a request by the store's configuration in memory. What passes is checked by the group commit; what is refused
 * is refused by the present configuration only: a stale one is loaded again first.
 */
export async function judgeOnPresent<T>(
  storeId: string,
  judge: (configuration: Configuration) => T,
  staleRevision?: number,
): Promise<{ configuration: Configuration; judged: T }> {
  for (let stale = staleRevision; ; ) {
    const configuration = await configurationOf(storeId, stale)
    if (!configuration) throw new Problem('not-found', 'There is no such store.')
    try {
      return { configuration, judged: judge(configuration) }
    } catch (error) {
      if (!isProblem(error) || (await isCurrent(configuration))) throw error
      stale = configuration.revision
    }
  }
}

/** The same where no commit follows (the management API): the configuration is asked for first whether it is the present one. */
export async function judgePresent<T>(storeId: string, judge: (configuration: Configuration) => T): Promise<T> {
  for (let stale: number | undefined; ; ) {
    const configuration = await configurationOf(storeId, stale)
    if (!configuration) throw new Problem('not-found', 'There is no such store.')
    if (await isCurrent(configuration)) return judge(configuration)
    stale = configuration.revision
  }
}

export async function isCurrent(configuration: Configuration): Promise<boolean> {
  const [row] = await inStore(configuration.storeId, (tx) =>
    tx.select({ revision: stores.revision }).from(stores).where(eq(stores.id, configuration.storeId)),
  )
  return row?.revision === configuration.revision
}

/** One that cannot be opened (another APP_SECRET) proves nothing, and stops nothing else. */
function identitySecretOf({ id, identitySecret }: typeof stores.$inferSelect): string | undefined {
  try {
    return identitySecret ? open(identitySecret, identitySecretAt(id)) : undefined
  } catch {
    return undefined
  }
}

async function load(storeId: string): Promise<Configuration | null> {
  return inStore(storeId, async (tx) => {
    // The revision is read first: what is read after it can only be newer, and newer is found stale at the commit.
    const [store] = await tx.select().from(stores).where(eq(stores.id, storeId))
    if (!store) return null
    const keys = await tx.select().from(apiKeys).where(eq(apiKeys.storeId, storeId))
    const types = await tx
      .select({ type: eventTypes, eventsEnabled: customIntegrations.eventsEnabled })
      .from(eventTypes)
      .innerJoin(customIntegrations, eq(customIntegrations.id, eventTypes.integrationId))
      .where(eq(eventTypes.storeId, storeId))
    const fields = await tx
      .select()
      .from(eventTypeFields)
      .where(eq(eventTypeFields.storeId, storeId))
      .orderBy(eventTypeFields.position)
    const fieldsOf = new Map<string, typeof fields>()
    for (const field of fields) fieldsOf.set(field.eventTypeId, [...(fieldsOf.get(field.eventTypeId) ?? []), field])
    const ofOwner = types.flatMap(({ type, eventsEnabled }): ReceivingType[] => {
      const { id, alias, receiveContext, deliveryId, invalid, verification, fanOut } = type
      if (!receiveContext) return []
      const definition = { receiveContext, fields: fieldsOf.get(id) ?? [], fanOut }
      const proof = verification ? proofOf(storeId, type, verification) : null
      const proofHeader = verification ? headerOfProof(verification) : undefined
      const common = { id, alias, receiveContext, eventsEnabled, deliveryId, invalid, proof, proofHeader }
      return [{ ...common, fansOut: fanOut !== null, fields: definition.fields, read: compileReader(definition) }]
    })
    const receiving = [PAGE_VISIT_TYPE, ...ofOwner]
    return {
      storeId,
      revision: store.revision,
      blocked: store.blockedAt !== null,
      ipAccess: store.ipAccess,
      requestsPerMinute: store.requestsPerMinute,
      allowedOrigins: new Set(store.allowedOrigins),
      identitySecret: identitySecretOf(store),
      keys: new Map(keys.map((key) => [key.keyId, key])),
      typesByAlias: new Map(receiving.map((type) => [type.alias, type])),
      typesById: new Map(receiving.map((type) => [type.id, type])),
    }
  })
}
