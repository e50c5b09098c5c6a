import { and, eq } from 'drizzle-orm'
import { customIntegrations } from '@/db'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { type IntegrationView, readIntegration } from './read-integrations'
import type { IntegrationPatch } from './schema'

/** Changes what is given; in force when the answer leaves. `eventsEnabled: false` closes its endpoints (404). Throws `not-found`. */
export function updateIntegration(
  ctx: StoreContext,
  input: { id: string } & IntegrationPatch,
): Promise<IntegrationView> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    await readIntegration(tx, storeId, input.id)
    const { name, color, description, category, imageUri, eventsEnabled } = input
    await tx
      .update(customIntegrations)
      .set({ name, color, description, category, imageUri, eventsEnabled, updatedAt: new Date().toISOString() })
      .where(and(eq(customIntegrations.storeId, storeId), eq(customIntegrations.id, input.id)))
    const updated = await readIntegration(tx, storeId, input.id)
    await audit('custom-integration.updated', { type: 'integration', id: updated.id, name: updated.name })
    return updated
  })
}
