import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { furnish } from './outside'
import { expect, expectLoaded, type Owner, railOf, test } from './owner'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let furniture: Promise<Awaited<ReturnType<typeof furnish>>> | undefined

/** Every screen, each with something on it. */
async function screensOf({ storeId }: Owner): Promise<string[]> {
  furniture ??= furnish(storeId)
  const { integrationId, eventTypeId, workflowId, segmentId, webContentId } = await furniture
  const integration = `/integrations/${integrationId}`
  return [
    '',
    ...['/integrations', '/integrations?panel=new', integration, `${integration}?tab=usage`],
    ...[`${integration}?tab=settings`, `${integration}/events/${eventTypeId}`],
    ...[`${integration}/events/${eventTypeId}?tab=try`, `${integration}/events/new?context=webhook`],
    ...['/events', '/events?view=causes', '/events?replay=list', '/events?replay=all&status=rejected'],
    ...['/contacts', '/contacts?panel=fields', '/contacts?panel=new'],
    ...['/workflows', `/workflows/${workflowId}`, '/segments', '/segments/new', `/segments/${segmentId}`],
    ...['/web-contents', '/web-contents/new', `/web-contents/${webContentId}`],
    ...['/settings/api-access', '/settings/api-access?panel=new'],
    ...['/settings', '/settings/members', '/settings/account', '/settings/audit'],
  ].map((path) => `/${storeId}${path}`)
}

/** Each place is looked at, whatever was found at the one before. */
const softly = expect.configure({ soft: true })

/** Axe finds nothing once the screen has come to rest. */
async function expectAccessible(page: Page, place: string): Promise<void> {
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
  }
  await softly.poll(faults, { message: place, timeout: 10_000 }).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible in ${colorScheme} colours and reports no error`, async ({ page, owner }) => {
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const screen of await screensOf(owner)) {
      await page.goto(screen)
      await expectLoaded(page)
      await expectAccessible(page, screen)
    }
    const drawer = page.getByRole('complementary')
    const look = async (tabs: string[]) => {
      for (const tab of tabs) {
        await drawer.getByRole('button', { name: tab }).click()
        await expectLoaded(page)
        await expectAccessible(page, tab)
      }
    }
    await page.goto(`/${owner.storeId}/events`)
    await page.getByRole('row', { name: /Rejected/ }).click()
    await look(['Overview', 'Mapping', 'Payload', 'Headers', 'Answer', 'Replay'])
    await page.goto(`/${owner.storeId}/contacts`)
    await page.getByRole('row', { name: /ana@example\.org/ }).click()
    await look(['General', 'Custom fields', 'Activity', 'Segments'])
  })
}

test('the sign-in screen is accessible in both colours', async ({ page, context }) => {
  await context.clearCookies()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expectAccessible(page, colorScheme)
  }
})

test('no screen scrolls sideways on a phone', async ({ page, owner }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const screen of await screensOf(owner)) {
    await page.goto(screen)
    await expectLoaded(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([screen, overflow]).toEqual([screen, 0])
  }
})

test('the palette goes to a place by its name and to a contact by its email', async ({ page, owner }) => {
  await screensOf(owner)
  await page.goto(`/${owner.storeId}`)
  await expectLoaded(page)
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Find or do…' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('segm')
  await expect(palette.getByRole('option', { name: 'Segments', selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('ana@example.org')
  await expect(palette.getByRole('option', { name: /ana@example\.org/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: /ana@example\.org/ })).toBeVisible()
})

test('a question mark shows the shortcuts, two letters go to a place, the list is read by arrows', async ({
  page,
  owner,
}) => {
  await screensOf(owner)
  await page.goto(`/${owner.storeId}`)
  await expectLoaded(page)
  await page.keyboard.press('Shift+?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Go to Workflows')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)

  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  await expect(railOf(page).getByRole('link', { name: 'Events' })).toHaveAttribute('aria-current', 'page')
  const rows = page.getByRole('grid', { name: 'Events', exact: true }).getByRole('row')
  await rows.nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
})
