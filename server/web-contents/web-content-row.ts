import { and, eq } from 'drizzle-orm'
import { type Tx, webContents } from '@/db'
import { isoOf } from '@/db/iso-of'
import { isUuid } from '@/server/ids'
import { Problem } from '@/server/problems'
import type { ShowOn, WebContentType } from './schema'

/** A web content as the API shows it, its template as it was written. */
export type WebContentView = {
  id: string
  name: string
  type: WebContentType
  html: string
  showOn: ShowOn
  selector: string | null
  createdAt: string
  updatedAt: string
}

export const WEB_CONTENT_COLUMNS = {
  id: webContents.id,
  name: webContents.name,
  type: webContents.type,
  html: webContents.html,
  showOn: webContents.showOn,
  selector: webContents.selector,
  createdAt: isoOf(webContents.createdAt),
  updatedAt: isoOf(webContents.updatedAt),
}

/** Throws `not-found`, for a web content of another store as well. */
export async function readWebContent(tx: Tx, storeId: string, id: string): Promise<WebContentView> {
  const where = and(eq(webContents.storeId, storeId), eq(webContents.id, id))
  const [row] = isUuid(id) ? await tx.select(WEB_CONTENT_COLUMNS).from(webContents).where(where) : []
  if (!row) throw new Problem('not-found', 'There is no such web content.')
  return row
}
