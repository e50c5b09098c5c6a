import { eq } from 'drizzle-orm'
import { inStore, uses } from '@/db'
import type { StoreContext } from '@/server/context'
import { usagesOf, usedBy } from '@/server/integrations/usages'
import type { Usage } from '@/server/problems'
import { readWebContent, type WebContentView } from './web-content-row'

/** One web content with the started workflows that show it. Throws `not-found`. */
export function getWebContent(ctx: StoreContext, input: { id: string }): Promise<WebContentView & { usedBy: Usage[] }> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const content = await readWebContent(tx, storeId, input.id)
    return { ...content, usedBy: usedBy(await usagesOf(tx, storeId, eq(uses.usedWebContentId, content.id))) }
  })
}
