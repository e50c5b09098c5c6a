import { customIntegrations } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { type IntegrationView, readIntegration } from './read-integrations'
import type { IntegrationInput } from './schema'

/** A new custom integration, still without event types (contract §6). */
export function createIntegration(ctx: StoreContext, input: IntegrationInput): Promise<IntegrationView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const id = newId()
    const { name, color, description, category, imageUri, eventsEnabled } = input
    const at = new Date().toISOString()
    await tx.insert(customIntegrations).values({
      ...{ storeId, id, name, color, description, category, imageUri, eventsEnabled },
      ...{ createdAt: at, updatedAt: at },
    })
    await audit('custom-integration.created', { type: 'integration', id, name })
    return readIntegration(tx, storeId, id)
  })
}
