import next from 'next'
import { disconnect } from '@/db'
import { env } from '@/server/env'
import { commitGroup } from '@/server/events/commit-group'
import { closeBell } from '@/server/jobs/ring'
import { log } from '@/server/log'
import { listen, makeServer } from './make-server'
import { closeReconciler } from './rate-reconciler'

/** The web process of `npm start` and of the image. Role `ingest` takes events only and never loads Next. */
const DRAIN_MS_MAX = 20_000

const app = env.INLET_ROLE === 'ingest' ? undefined : next({ dev: env.NODE_ENV === 'development', port: env.PORT })
await app?.prepare()
const server = makeServer(app?.getRequestHandler())
await listen(server)
log.info({ role: env.INLET_ROLE }, `listening on port ${env.PORT}`)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  // No new connection; what is in hand is answered; then the group commit, the bell and the pool let go.
  setTimeout(() => process.exit(1), DRAIN_MS_MAX).unref()
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  await closed
  await commitGroup().idle()
  closeReconciler()
  await Promise.race([closeBell(), new Promise((done) => setTimeout(done, 1000).unref())])
  await app?.close()
  await disconnect()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
