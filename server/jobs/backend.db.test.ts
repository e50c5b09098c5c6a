import { afterEach, describe, expect, test } from 'vitest'
import { newId } from '@/server/ids'
import { openQueue, openWorker } from './backend'
import { closeBell, ring } from './ring'

const redisUrl = process.env.REDIS_URL
const until = async (condition: () => boolean) => {
  for (let n = 0; n < 500 && !condition(); n++) await new Promise((done) => setTimeout(done, 20))
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each([
  ...(redisUrl ? [['Redis', redisUrl] as const] : []),
  ["BullMQ's Postgres backend, where there is no Redis", ''] as const,
])('over %s', (_, url) => {
  test('a job reaches the worker once, with what it was given', async () => {
    const heard: unknown[] = []
    const worker = openWorker(async (name, data) => void heard.push({ name, data }), 5, url)
    const queue = openQueue(url)
    closing.push(
      () => queue.close(),
      () => worker.close(),
    )
    const data = { storeIds: [newId(), newId()] }
    await queue.add('process-events', data, { jobId: newId() })
    await until(() => heard.length > 0)
    expect(heard).toEqual([{ name: 'process-events', data }])
  })

  test('a job that failed is tried again', async () => {
    let tries = 0
    const handle = async () => {
      tries++
      if (tries === 1) throw new Error('not this time')
    }
    const worker = openWorker(handle, 5, url)
    const queue = openQueue(url)
    closing.push(
      () => queue.close(),
      () => worker.close(),
    )
    await queue.add('process-events', { storeIds: [newId()] }, { jobId: newId() })
    await until(() => tries === 2)
    expect(tries).toBe(2)
  })
})

test('a ring is not awaited and reaches a worker', async () => {
  const heard: unknown[] = []
  const worker = openWorker(async (_, data) => void heard.push(data), 5)
  closing.push(closeBell, () => worker.close())
  const storeIds = [newId()]
  ring(storeIds)
  await until(() => heard.length > 0)
  expect(heard).toEqual([{ storeIds }])
})
