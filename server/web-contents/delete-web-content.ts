import { and, eq } from 'drizzle-orm'
import { type Tx, uses, webContents } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { readWebContent } from './web-content-row'

/** Deletes a web content; what visitors were shown of it stays. Throws `not-found`; `in-use` while a started workflow shows it. */
export function deleteWebContent(ctx: StoreContext, input: { id: string }): Promise<void> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readWebContent(tx, storeId, input.id)
    const own = and(eq(webContents.storeId, storeId), eq(webContents.id, id))
    await refusedBy(tx, (inner: Tx) => inner.delete(webContents).where(own), {
      uses_used_web_content: async (again) => {
        const users = usedBy(await usagesOf(again, storeId, eq(uses.usedWebContentId, id)))
        const show = users.length === 1 ? 'shows' : 'show'
        const detail = `The web content “${name}” cannot be deleted: ${inWords(users)} ${show} it.`
        return new Problem('in-use', detail, { usedBy: users })
      },
    })
    await audit('web-content.deleted', { type: 'web-content', id, name })
  })
}
