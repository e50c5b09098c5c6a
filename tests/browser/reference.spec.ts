import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { makeOutside, makePurchase } from './outside'
import { expect, makeKey, SIGNED_OUT, test } from './owner'

test.describe('the API reference', () => {
  test.use({ storageState: SIGNED_OUT })

  test('is read without signing in, and no request leaves the origin', async ({ page, baseURL }) => {
    const elsewhere: string[] = []
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (/^https?:|^wss?:/.test(protocol) && origin !== new URL(baseURL ?? '').origin) elsewhere.push(request.url())
    })
    await page.goto('/docs/api/reference')
    await expect(page.getByRole('link', { name: 'Custom integrations' })).toBeVisible()
    await page.getByRole('link', { name: /Send an event \(Webhook\)/ }).click()
    await expect(page.getByRole('heading', { name: 'Send an event (Webhook)' })).toBeVisible()
    // What it would fetch for its fonts or its assistant it fetches at the latest when it is idle.
    await page.waitForLoadState('networkidle')
    expect(elsewhere).toEqual([])
    const { violations } = await new AxeBuilder({ page }).exclude('.reference').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  test('the document behind it is answered 304 while it has not changed, through all of the product', async ({
    request,
  }) => {
    const first = await request.get('/api/openapi.json')
    const etag = first.headers().etag ?? ''
    expect([first.status(), etag]).toEqual([200, expect.stringMatching(/^"[\w-]+"$/)])
    const again = await request.get('/api/openapi.json', { headers: { 'if-none-match': etag } })
    expect([again.status(), again.headers().etag, await again.text()]).toEqual([304, etag, ''])
    const head = await request.head('/api/openapi.json')
    expect([head.status(), head.headers().etag]).toEqual([200, etag])
  })

  test("shows a store's own event types for a key, which is kept nowhere", async ({ page, owner, context }) => {
    await makePurchase(makeOutside(owner.storeId))
    const key = makeKey(owner.storeId, 'contacts:read')
    await page.goto('/docs/api/reference')
    await expect(page.getByRole('link', { name: 'Custom integrations' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Till' })).toHaveCount(0)
    await page.getByLabel('API key').first().fill(key)
    await page.getByRole('button', { name: 'Show my store' }).click()
    await page.getByRole('link', { name: 'Till' }).click()
    await expect(page.getByText('/api/custom-events/alias/purchase').first()).toBeVisible()
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
    )
    const secret = key.split(':')[1] ?? key
    expect([stored.includes(secret), JSON.stringify(await context.cookies()).includes(secret)]).toEqual([false, false])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'TypeScript client' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('sendPurchase')
  })

  test.describe('with a wrong key', () => {
    // Chromium itself writes the refusal to the console.
    test.use({ complaints: [] })
    test('says what is wrong with it', async ({ page }) => {
      await page.goto('/docs/api/reference')
      await page.getByLabel('API key').first().fill('nobody:nothing')
      await page.getByRole('button', { name: 'Show my store' }).click()
      await expect(page.getByText('The API key is unknown, revoked or expired.')).toBeVisible()
    })
  })
})
