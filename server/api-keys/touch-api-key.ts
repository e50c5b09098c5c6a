import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { inStore } from '@/db'
import { log } from '@/server/log'
import { perProcess } from '@/server/per-process'

const EVERY_MS = 60_000
const touched = () => perProcess('touched-keys', () => new LRUCache<string, number>({ max: 50_000 }))

/** Notes when, from where and with which secret a key was used: at most once a minute in a process, behind the request. */
export function touchApiKey(storeId: string, id: string, address: () => string | undefined, isPrevious: boolean): void {
  const name = `${id} ${isPrevious}`
  const now = Date.now()
  if (now - (touched().get(name) ?? 0) < EVERY_MS) return
  touched().set(name, now)
  const at = new Date(now).toISOString()
  inStore(storeId, (tx) =>
    tx.execute(sql`
      update api_keys set last_used_at = ${at}::timestamptz, last_used_from = ${address() ?? null}
        ${isPrevious ? sql`, previous_last_used_at = ${at}::timestamptz` : sql``}
      where store_id = ${storeId} and id = ${id}`),
  ).catch((error) => log.warn({ storeId, err: error }, 'the last use of a key could not be noted'))
}
