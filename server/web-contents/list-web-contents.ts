import { asc, eq } from 'drizzle-orm'
import { inStore, webContents } from '@/db'
import type { StoreContext } from '@/server/context'
import { WEB_CONTENT_COLUMNS, type WebContentView } from './web-content-row'

/** All web contents of the store by name. */
export function listWebContents(ctx: StoreContext): Promise<WebContentView[]> {
  return inStore(ctx.store.id, (tx) =>
    tx
      .select(WEB_CONTENT_COLUMNS)
      .from(webContents)
      .where(eq(webContents.storeId, ctx.store.id))
      .orderBy(asc(webContents.name), asc(webContents.id)),
  )
}
