import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { type IntegrationView, readIntegrations } from './read-integrations'

/** All custom integrations of the store, the youngest first. */
export function listIntegrations(ctx: StoreContext): Promise<IntegrationView[]> {
  return inStore(ctx.store.id, (tx) => readIntegrations(tx, ctx.store.id))
}
