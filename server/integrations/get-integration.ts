import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { type IntegrationView, readIntegration } from './read-integrations'

/** Throws `not-found`. */
export function getIntegration(ctx: StoreContext, input: { id: string }): Promise<IntegrationView> {
  return inStore(ctx.store.id, (tx) => readIntegration(tx, ctx.store.id, input.id))
}
