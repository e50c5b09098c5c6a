import { webContents } from '@/db'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { changeStore } from '@/server/stores/change-store'
import { checkTemplate } from './check-template'
import type { WebContentInput } from './schema'
import { readWebContent, type WebContentView } from './web-content-row'

/** A new web content, which a workflow may show from now on. Throws `not-valid` for a broken template. */
export async function createWebContent(ctx: StoreContext, input: WebContentInput): Promise<WebContentView> {
  const storeId = ctx.store.id
  const { name, type, html, showOn, selector } = input
  checkTemplate(html)
  return changeStore(ctx, async ({ tx, audit }) => {
    const id = newId()
    const at = new Date().toISOString()
    await tx
      .insert(webContents)
      .values({ storeId, id, name, type, html, showOn, selector, createdAt: at, updatedAt: at })
    await audit('web-content.created', { type: 'web-content', id, name })
    return readWebContent(tx, storeId, id)
  })
}
