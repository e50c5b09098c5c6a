import type { StoreContext } from '@/server/context'
import { notValid } from '@/server/problems'
import { open, seal } from '@/server/secrets/seal'
import { isCredential, isMask, maskOf, type WebhookHeader } from '../send-schema'
import { headersAt } from './sealed-places'

type Of = { storeId: string; eventTypeId: string }

/** The owner's headers as they are sent. Throws `conflict` where they were sealed under another APP_SECRET. */
export const openHeaders = ({ storeId, eventTypeId }: Of, sealed: string | null): WebhookHeader[] =>
  sealed === null ? [] : (JSON.parse(open(sealed, headersAt(storeId, eventTypeId))) as WebhookHeader[]) // sealed below

export const sealHeaders = ({ storeId, eventTypeId }: Of, headers: readonly WebhookHeader[]): string =>
  seal(JSON.stringify(headers), headersAt(storeId, eventTypeId))

/** Who edits event types in the dashboard reads what they wrote; viewers and API keys read credentials masked. */
export function headersFor({ actor }: StoreContext, headers: readonly WebhookHeader[]): WebhookHeader[] {
  const readsAll = actor.type === 'system' || (actor.type === 'person' && actor.role !== 'viewer')
  return headers.map(({ name, value }) => ({ name, value: !readsAll && isCredential(name) ? maskOf(value) : value }))
}

/** What is kept of the headers that an owner sent: a masked value that came back unchanged is the one that is there. */
export function unmasked(given: readonly WebhookHeader[], kept: readonly WebhookHeader[]): WebhookHeader[] {
  const keptByName = new Map(kept.map((header) => [header.name.toLowerCase(), header.value]))
  return given.map(({ name, value }, n) => {
    if (!isMask(value)) return { name, value }
    const known = keptByName.get(name.toLowerCase())
    if (known !== undefined && maskOf(known) === value) return { name, value: known }
    const reason = 'expected the value itself: this is the masked form of another one'
    throw notValid([{ path: `/webhookHeaders/${n}/value`, reason }])
  })
}
