import { and, eq } from 'drizzle-orm'
import { webContents } from '@/db'
import type { StoreContext } from '@/server/context'
import { notValid } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { checkTemplate } from './check-template'
import { hasItsPlace, SELECTOR_NEEDED, type WebContentPatch } from './schema'
import { readWebContent, type WebContentView } from './web-content-row'

/** Changes what is given; what was rendered before stays as it is. Throws `not-found`, `not-valid`. */
export async function updateWebContent(
  ctx: StoreContext,
  input: { id: string } & WebContentPatch,
): Promise<WebContentView> {
  const storeId = ctx.store.id
  const { id, name, type, html, showOn, selector } = input
  if (html !== undefined) checkTemplate(html)
  return changeStore(ctx, async ({ tx, audit }) => {
    const before = await readWebContent(tx, storeId, id)
    const after = { type: type ?? before.type, selector: selector === undefined ? before.selector : selector }
    if (!hasItsPlace(after)) throw notValid([{ path: '/selector', reason: SELECTOR_NEEDED }])
    await tx
      .update(webContents)
      .set({ name, type, html, showOn, selector, updatedAt: new Date().toISOString() })
      .where(and(eq(webContents.storeId, storeId), eq(webContents.id, before.id)))
    const updated = await readWebContent(tx, storeId, before.id)
    await audit('web-content.updated', { type: 'web-content', id: updated.id, name: updated.name })
    return updated
  })
}
