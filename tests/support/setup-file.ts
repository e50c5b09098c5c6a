import { afterAll, inject } from 'vitest'
import { testDatabase, uniqueName } from './test-database'

/** Before each test file: its own database and its own queues, in place before anything reads the environment. */
const database = await testDatabase()
const { redisUrl } = inject('servers')

process.env.DATABASE_URL = database.url
process.env.INLET_QUEUE_PREFIX = uniqueName()
if (redisUrl) process.env.REDIS_URL = redisUrl
else delete process.env.REDIS_URL

afterAll(() => database.drop())
