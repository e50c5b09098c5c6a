import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './instance.mjs'
import { newPassword, startPostgres } from './postgres.mjs'
import { startRedis } from './redis.mjs'

/**
 * A Postgres and, where one can be had, a Redis whose data nobody will miss, in `folder` under the system's temporary one.
 * `isDurable`: with fsync, as a benchmark must have it.
 * @param {{ folder: string, say: import('./say.mjs').Say, isDurable?: boolean }} options
 */
export async function startThrowAwayServers({ folder, say, isDurable = false }) {
  chmodSync(folder, 0o755) // the servers may run as another user, and their own folders are closed
  const common = { isThrowAway: !isDurable, password: newPassword() }
  const postgresStep = say.step('Postgres for tests')
  const postgres = await startPostgres({
    ...common,
    root: ROOT,
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    step: postgresStep,
  })
  postgresStep.done(postgres.origin)
  const redisStep = say.step('Redis for tests')
  const redis = await startRedis({
    ...common,
    folder: join(folder, 'redis'),
    logFile: join(folder, 'redis.log'),
    step: redisStep,
  })
  redisStep.done(redis ? redis.origin : 'none here, jobs run on Postgres')
  return {
    postgres,
    redis,
    stop: async () => {
      await redis?.stop()
      await postgres.stop()
    },
  }
}
