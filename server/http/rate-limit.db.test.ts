import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { env } from '@/server/env'
import { openRedis } from '@/server/jobs/backend'
import { isProblem } from '@/server/problems'
import { countRequest } from './rate-limit'
import { closeReconciler } from './rate-reconciler'

type Redis = NonNullable<ReturnType<typeof openRedis>>

const remaining = (caller: string, limit: number, nowMs = Date.now()): number => {
  try {
    return Number(countRequest(caller, limit, nowMs)['x-ratelimit-remaining'])
  } catch (error) {
    if (isProblem(error) && error.problem === 'too-many-requests') return -1
    throw error
  }
}

test('the limit is of a minute from the first request, and tells when it ends', () => {
  const start = Date.now()
  expect([1, 2, 3].map(() => remaining('one', 2, start))).toEqual([1, 0, -1])
  expect(remaining('one', 2, start + 59_999)).toBe(-1)
  expect(remaining('one', 2, start + 60_000)).toBe(1)
  expect(countRequest('two', 10, start)).toEqual({
    'x-ratelimit-limit': '10',
    'x-ratelimit-remaining': '9',
    'x-ratelimit-reset': String(Math.ceil((start + 60_000) / 1000)),
  })
  expect(() => [1, 2].map(() => countRequest('three', 1, start))).toThrow('wait 60 s')
})

test('a caller at its limit leaves the others theirs', () => {
  for (let i = 0; i < 50; i++) remaining('flood', 10)
  expect(remaining('calm', 10)).toBe(9)
})

describe.runIf(env.REDIS_URL)('with Redis', () => {
  let redis: Redis
  beforeAll(async () => {
    redis = openRedis() as Redis // REDIS_URL is set
    await vi.waitUntil(() => redis.status === 'ready')
  })
  afterAll(() => {
    redis.disconnect()
    closeReconciler()
  })

  /** Another process counts `n` requests of the caller, and has told of them when this resolves. */
  function countElsewhere(caller: string, n: number): Promise<void> {
    const script = `
      const { countRequest } = await import('@/server/http/rate-limit')
      const { closeReconciler } = await import('@/server/http/rate-reconciler')
      for (let i = 0; i < ${n}; i++) countRequest(${JSON.stringify(caller)}, 1e8, Date.now())
      setTimeout(() => { closeReconciler(); process.exit(0) }, 1500)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: 'inherit',
    })
    return new Promise((resolve, reject) =>
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`)))),
    )
  }

  test('what another process counted is counted here, behind the request', async () => {
    const caller = `shared ${crypto.randomUUID()}`
    expect(remaining(caller, 1000)).toBe(999)
    await countElsewhere(caller, 300)
    await vi.waitUntil(() => remaining(caller, 1000) < 700, { timeout: 10_000, interval: 50 })
  })

  test('nothing is counted twice however often it is told', async () => {
    const caller = `own ${crypto.randomUUID()}`
    for (let i = 0; i < 40; i++) {
      remaining(caller, 1000)
      await new Promise((done) => setTimeout(done, 20))
    }
    const key = `{${env.INLET_QUEUE_PREFIX}:rate}:${caller}`
    await vi.waitUntil(async () => (await redis.get(key)) === '40', { timeout: 10_000, interval: 50 })
    expect(remaining(caller, 1000)).toBe(959)
    expect(await redis.pttl(key)).toBeGreaterThan(0)
  })
})
