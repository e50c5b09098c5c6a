import AxeBuilder from '@axe-core/playwright'
import { expect, makeOwner, signIn, test } from './owner'

const SCREENS = [
  '',
  '/integrations',
  '/events',
  '/contacts',
  '/workflows',
  '/segments',
  '/segments/new',
  '/settings/api-access',
  '/settings',
  '/settings/members',
  '/settings/account',
  '/settings/audit',
]
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible in ${colorScheme} colours and reports no error`, async ({ page, owner }) => {
    await page.emulateMedia({ colorScheme })
    for (const screen of SCREENS) {
      await page.goto(`/${owner.storeId}${screen}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
      expect([screen, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([screen, []])
    }
  })
}

test('no screen scrolls sideways on a phone', async ({ page, owner }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const screen of SCREENS) {
    await page.goto(`/${owner.storeId}${screen}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([screen, overflow]).toEqual([screen, 0])
  }
})

test('a viewer sees everything and may change nothing', async ({ page }) => {
  const owner = makeOwner()
  await signIn(page, makeOwner('viewer', owner.storeId))
  await page.goto(`/${owner.storeId}/integrations`)
  await expect(page.getByRole('button', { name: 'Create new integration' }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.goto(`/${owner.storeId}/settings/api-access`)
  await expect(page.getByRole('button', { name: 'Create new API key' }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('Spanish shows Spanish', async ({ page, owner }) => {
  await page.context().addCookies([{ name: 'locale', value: 'es', url: process.env.APP_URL }])
  await page.goto(`/${owner.storeId}/workflows`)
  await expect(page.getByRole('heading', { level: 1, name: 'Workflows' })).toBeVisible()
  await expect(page.getByText('Todavía no hay workflows')).toBeVisible()
})

test("another store's address does not exist", async ({ page, owner }) => {
  const other = makeOwner()
  const response = await page.request.get(`/${other.storeId}/contacts`)
  expect(response.status()).toBe(404)
  expect(owner.storeId).not.toBe(other.storeId)
})
