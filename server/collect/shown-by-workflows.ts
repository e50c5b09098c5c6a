import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { inStore, webContents } from '@/db'
import { perProcess } from '@/server/per-process'
import { activeVersions } from '@/server/workflows/active-versions'
import { compileVersion } from '@/server/workflows/compile-version'

/** Of one revision of a store. */
type ShownByWorkflows = {
  /** Whether the store has web contents at all. */
  hasContents: boolean
  /** Events of these types start a workflow that may show one. */
  eventTypeIds: ReadonlySet<string>
}

const known = () => perProcess('shown-by-workflows', () => new LRUCache<string, ShownByWorkflows>({ max: 5000 }))

/** Whether a request can have to do with web contents. From this process' memory after the first call for a revision. */
export async function shownByWorkflows(storeId: string, revision: number): Promise<ShownByWorkflows> {
  const key = `${storeId} ${revision}`
  const found = known().get(key)
  if (found) return found
  const loaded = await load(storeId, revision)
  known().set(key, loaded)
  return loaded
}

function load(storeId: string, revision: number): Promise<ShownByWorkflows> {
  return inStore(storeId, async (tx) => {
    const hasContents = (await tx.$count(webContents, eq(webContents.storeId, storeId))) > 0
    if (!hasContents) return { hasContents, eventTypeIds: new Set() }
    const showing = (await activeVersions(tx, storeId, revision)).filter(({ document }) =>
      document.nodes.some(({ type }) => type === 'show-web-content'),
    )
    const eventTypeIds = showing.flatMap(({ document }) => [...compileVersion(document).triggers.keys()])
    return { hasContents, eventTypeIds: new Set(eventTypeIds) }
  })
}
