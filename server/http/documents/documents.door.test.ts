import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateEventType } from '@/server/event-types/update-event-type'
import { updateIntegration } from '@/server/integrations/update-integration'
import { type Running, wholeApi } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { DOCUMENTS } from './documents'

let running: Running
let demo: DemoStore
beforeAll(async () => {
  running = await wholeApi()
  demo = await makeDemoStore()
})
afterAll(() => running.stop())

const get = (path: string, key?: string, headers: Record<string, string> = {}) =>
  fetch(`${running.url}/api${path}`, { headers: { ...headers, ...(key && { authorization: `ApiKey ${key}` }) } })

for (const path of Object.keys(DOCUMENTS)) {
  describe(path, () => {
    it('200 for everybody, of no store', async () => {
      const response = await get(path)
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
      expect((await response.text()).includes(demo.alias)).toBe(false)
    })

    it('200 with a key of any scope: that store, for its eyes only', async () => {
      const response = await get(path, demo.readKey)
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
      expect(response.headers.get('vary')).toMatch(/authorization/i)
      expect(response.headers.get('x-ratelimit-limit')).toBe('6000')
      const text = await response.text()
      for (const part of [demo.alias, demo.webhookAlias, demo.storeId]) expect(text.includes(part)).toBe(true)
    })

    it('304 while nothing has changed, 200 from the change on', async () => {
      const etag = (await get(path, demo.readKey)).headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]+"$/)
      const again = await get(path, demo.readKey, { 'if-none-match': `"x", W/${etag}` })
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
      expect((await get(path, undefined, { 'if-none-match': etag })).status).toBe(200)
      const name = `Order shipped ${crypto.randomUUID()}`
      await updateEventType(demo.context, { id: demo.eventTypeId, name })
      const changed = await get(path, demo.readKey, { 'if-none-match': etag })
      expect([changed.status, (await changed.text()).includes(name)]).toEqual([200, true])
    })

    it('401 with a key that is none, and never the general document', async () => {
      for (const key of ['nobody:nothing', `${demo.readKey}x`, 'nonsense']) {
        const response = await get(path, key)
        const body: { status: number; title: string } = await response.json()
        expect([response.status, body.status, body.title]).toEqual([401, 401, 'Unauthorized'])
      }
    })

    it('405 for what is no reading, with `Allow`', async () => {
      const response = await fetch(`${running.url}/api${path}`, { method: 'POST' })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    })

    it('shows nothing of another store', async () => {
      const other = await makeDemoStore()
      const text = await (await get(path, other.readKey)).text()
      expect([text.includes(demo.storeId), text.includes(other.storeId)]).toEqual([false, true])
    })
  })
}

it('event types whose integration has its events off are left out', async () => {
  const { context, integrationId, readKey, alias } = await makeDemoStore()
  await updateIntegration(context, { id: integrationId, eventsEnabled: false })
  expect(await (await get('/openapi.json', readKey)).text()).not.toContain(`alias/${alias}`)
})
