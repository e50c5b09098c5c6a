import { sql } from 'drizzle-orm'
import { asSystem } from '@/db'
import { env } from '@/server/env'
import { hasRedis } from '@/server/jobs/backend'
import { Problem } from '@/server/problems'
import { isSame } from '@/server/secrets/is-same'
import { type Door, jsonAnswer } from './door'
import { metrics } from './metrics'

const healthz: Door = async () => jsonAnswer(200, { status: 'ok' })

/** Ready = Postgres answers. The age of the oldest pending work is told and fails nothing: events can still be taken (contract §1). */
const readyz: Door = async () => {
  try {
    const [row] = await asSystem((tx) =>
      tx.execute<{ seconds: number | null }>(sql`
        select extract(epoch from now() - min(received_at))::float8 as seconds from pending_work where parked_at is null`),
    )
    const redis = hasRedis() ? 'configured' : 'absent'
    return jsonAnswer(200, { status: 'ready', redis, oldestPendingSeconds: row?.seconds ?? 0 })
  } catch {
    throw new Problem('not-stored', 'The database does not answer.', { headers: { 'retry-after': '2' } })
  }
}

const metricsDoor: Door = async (incoming) => {
  const token = env.METRICS_TOKEN
  const given = incoming.headers.authorization?.replace(/^bearer /i, '') ?? ''
  if (!token || !isSame(Buffer.from(given), Buffer.from(token)))
    throw new Problem('unauthenticated', 'Send "Authorization: Bearer {METRICS_TOKEN}".')
  return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4' }, body: await metrics() }
}

const DOORS: Record<string, Door> = { '/healthz': healthz, '/readyz': readyz, '/metrics': metricsDoor }

export const health = (path: string): Door | undefined => (Object.hasOwn(DOORS, path) ? DOORS[path] : undefined)

/** The same for the route handlers. */
export const healthDoor: Door = async (incoming) => {
  const door = health(incoming.path)
  if (!door) throw new Problem('not-found', 'There is no such check.')
  return door(incoming)
}
