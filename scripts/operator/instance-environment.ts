import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const INSTANCE = fileURLToPath(new URL('../../.data/instance.json', import.meta.url))

const instanceSchema = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string().nullish(),
  appSecret: z.string(),
  appUrl: z.string().nullish(),
})

/**
 * Lets the operator's commands find the instance that `npm start` made: where DATABASE_URL is not set, or is its own,
 * what is missing in the environment comes from `.data/instance.json`. false: neither is there.
 */
export function takeInstanceEnvironment(): boolean {
  // Log lines go to stdout, which belongs to the data here; what goes wrong is told on stderr.
  process.env.LOG_LEVEL = 'silent'
  const given = process.env.DATABASE_URL
  if (!existsSync(INSTANCE)) return Boolean(given)
  const { databaseUrl, redisUrl, appSecret, appUrl } = instanceSchema.parse(JSON.parse(readFileSync(INSTANCE, 'utf8')))
  if (given && given !== databaseUrl) return true
  process.env.DATABASE_URL = databaseUrl
  process.env.APP_SECRET ||= appSecret
  if (redisUrl) process.env.REDIS_URL ||= redisUrl
  if (appUrl) process.env.APP_URL ||= appUrl
  return true
}
