import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { env } from '@/server/env'
import { log } from '@/server/log'

/** The one queue: rings are few (one a group of events), and what is fair between stores is decided by the worker. */
export const QUEUE = 'work'

const JOB_OPTIONS = {
  removeOnComplete: 100,
  removeOnFail: 1000,
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
}

type Handle = (name: string, data: unknown) => Promise<void>

export const hasRedis = (): boolean => env.REDIS_URL !== undefined

/**
 * This file alone knows what BullMQ stands on: Redis where `REDIS_URL` is set, else its own Postgres backend. Nothing is
 * lost in either: Postgres holds the work, the queue only wakes workers.
 */
export function openQueue(redisUrl: string | undefined = env.REDIS_URL): Queue {
  const queue = redisUrl
    ? // A lost Redis refuses at once instead of keeping promises for ever.
      new Queue(QUEUE, {
        prefix: prefix(),
        connection: redis(redisUrl, { enableOfflineQueue: false }),
        defaultJobOptions: JOB_OPTIONS,
      })
    : (new (withBackend(createPostgresBackend).Queue)(QUEUE, {
        connection: postgres(),
        defaultJobOptions: JOB_OPTIONS,
      }) as unknown as Queue) // the same class over another backend
  queue.on('error', quiet('queue'))
  return queue
}

export function openWorker(handle: Handle, concurrency: number, redisUrl: string | undefined = env.REDIS_URL): Worker {
  const process = ({ name, data }: { name: string; data: unknown }) => handle(name, data)
  // A worker that froze must not lose a job for good: rings are safe to repeat.
  const options = { concurrency, maxStalledCount: 1000, lockDuration: 30_000 }
  const worker = redisUrl
    ? new Worker(QUEUE, process, {
        ...options,
        prefix: prefix(),
        connection: redis(redisUrl, { maxRetriesPerRequest: null }),
      })
    : (new (withBackend(createPostgresBackend).Worker)(QUEUE, process, {
        ...options,
        connection: postgres(),
      }) as unknown as Worker) // the same class over another backend
  worker.on('error', quiet('worker'))
  return worker
}

/** An eviction policy other than `noeviction` silently loses jobs (faults §1): the worker refuses to start on one. */
export async function checkRedis(): Promise<void> {
  if (!env.REDIS_URL) return
  const connection = redis(env.REDIS_URL, { maxRetriesPerRequest: 1, lazyConnect: true })
  try {
    await connection.connect()
    const policy = (await connection.config('GET', 'maxmemory-policy').catch(() => null)) as string[] | null // managed Redis may forbid CONFIG
    if (policy?.[1] && policy[1] !== 'noeviction') {
      throw new Error(`Redis has maxmemory-policy ${policy[1]}: it would drop jobs. Set it to noeviction.`)
    }
  } catch (error) {
    // Away is not wrong: the sweep finds the work, and the queue connects when Redis is back.
    if (error instanceof Error && error.message.includes('maxmemory-policy')) throw error
    log.warn({ err: error }, 'Redis cannot be reached; work is found by the sweep until it can')
  } finally {
    connection.disconnect()
  }
}

/** A connection for what is counted together (rate limits); undefined without Redis. A lost one refuses at once. */
export const openRedis = (): Redis | undefined =>
  env.REDIS_URL ? redis(env.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 0 }) : undefined

const prefix = () => `{${env.INLET_QUEUE_PREFIX}}`

function redis(url: string, options: object): Redis {
  const connection = new Redis(url, { connectTimeout: 5000, ...options })
  connection.on('error', quiet('redis'))
  return connection
}

/** A schema of its own for each prefix: two test files on one database do not meet. */
const postgres = () => ({
  connectionString: env.DATABASE_URL,
  schema: `queue_${env.INLET_QUEUE_PREFIX.replaceAll('-', '_')}`,
  migrate: true,
  max: 4,
})

/** An absent Redis reports itself many times a second: once in a while is enough. */
function quiet(what: string): (error: Error) => void {
  let toldAt = 0
  return (error) => {
    if (Date.now() - toldAt < 30_000) return
    toldAt = Date.now()
    log.warn({ job: what, err: error }, 'the queue is not reachable')
  }
}
