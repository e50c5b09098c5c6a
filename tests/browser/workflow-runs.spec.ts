import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeOutside, makePurchase, type Outside } from './outside'
import { choose, expect, expectLoaded, makeKey, type Owner, test } from './owner'

let shop: Promise<{ outside: Outside; eventTypeId: string }> | undefined

/** A till that sends purchases, and a date that contacts may have. */
function shopOf({ storeId }: Owner) {
  shop ??= (async () => {
    const outside = makeOutside(storeId)
    const { eventTypeId } = await makePurchase(outside)
    await outside.make('contact-fields', { id: 'party', name: 'Party', type: 'date' })
    return { outside, eventTypeId }
  })()
  return shop
}

const points = (n: number) => ({
  assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: n } }],
})

/** Purchases over 50: their contact gets a point, waits for its party, and gets ten more. */
async function makeParty(owner: Owner, name: string, isStarted: boolean): Promise<string> {
  const { outside, eventTypeId } = await shopOf(owner)
  const filter = [{ field: 'total', operator: 'greater-than', value: 50 }]
  const { id } = await outside.make('workflows', {
    name,
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId, filter } },
      { id: 'n2', type: 'set-field', config: points(1) },
      { id: 'n3', type: 'wait', config: { untilDate: { source: { from: 'contact', field: 'party' } } } },
      { id: 'n4', type: 'set-field', config: points(10) },
    ],
    edges: [1, 2, 3].map((n) => ({ from: `n${n}`, to: `n${n + 1}` })),
  })
  if (isStarted) await outside.make(`workflows/${id}/start`)
  return id
}

/** All that was sent to the store of this file. */
const sent: { email: string; total: number }[] = []

async function buy(owner: Owner, email: string, total: number): Promise<void> {
  const { outside } = await shopOf(owner)
  sent.push({ email, total })
  expect(await outside.send('purchase', { email, total })).toBe(201)
}

async function open(page: Page, { storeId }: Owner, path: string): Promise<void> {
  await page.goto(`/${storeId}/workflows/${path}`)
  await expectLoaded(page)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const drawer = (page: Page, name: string) => page.getByRole('complementary', { name })

async function choice(page: Page, item: string): Promise<void> {
  await button(page, 'More actions').click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Types a part of the email, as a person looks for somebody. */
async function chooseContact(page: Page, email: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Contact' }).click()
  const list = page.getByRole('dialog', { name: 'Contact' })
  await list.getByRole('combobox').fill(email.slice(0, 5))
  await expect(list.getByRole('option').filter({ hasText: '@' })).toHaveCount(1)
  await list.getByRole('option', { name: email }).click()
}

async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('a dry run on a chosen contact lights its path, tells old → new, and changes nothing', async ({
  page,
  owner,
  complaints,
}) => {
  const id = await makeParty(owner, 'Tried', false)
  await buy(owner, 'ana@example.org', 80)
  await buy(owner, 'luis@example.org', 20)
  await open(page, owner, id)
  await button(page, 'Dry run').click()
  const panel = drawer(page, 'Dry run')
  await choose(panel, 'Event', /ana@example.org/)
  await chooseContact(page, 'luis@example.org')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  const result = panel.getByRole('region', { name: 'What it would do' })
  await expect(result.getByText('luis@example.org would enter')).toBeVisible()
  await expect(result.getByText('stops at a node')).toBeVisible()
  await expect(result.getByText('there is no date to wait for: the run ends here')).toBeVisible()
  await expect(page.getByText('Path of luis@example.org')).toBeVisible()
  await expect(page.locator('.react-flow__node .card.opacity-40')).toHaveCount(1)
  await expectAccessible(page)

  await choose(panel, 'Event', 'Type the values')
  await panel.getByLabel('Total').fill('30')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(result.getByText('its filter was not met: Total is more than 50, and it was 30')).toBeVisible()
  await panel.getByLabel('Total').fill('plenty')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('/total')).toBeVisible()
  // The browser itself reports every answer that is a refusal.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('422')))
  expect(page.url()).toContain('see=dry-run')

  await page.setViewportSize({ width: 390, height: 800 })
  await expect(panel.getByLabel('Total')).toBeVisible()
  expect(await noSideways(page)).toBe(true)
  await page.setViewportSize({ width: 1440, height: 900 })
  await panel.getByRole('button', { name: 'Close' }).click()
  await page.getByText('Runs', { exact: true }).click()
  await expect(page.getByText('No runs yet')).toBeVisible()
})

test('a backtest counts what was sent, and who would have entered, on the canvas too', async ({ page, owner }) => {
  const id = await makeParty(owner, 'Tested', false)
  for (const total of [60, 70, 10]) await buy(owner, 'eva@example.org', total)
  await open(page, owner, id)
  await choice(page, 'Backtest')
  const panel = drawer(page, 'Backtest')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  const result = panel.getByRole('region', { name: 'Result of the backtest' })
  const large = sent.filter(({ total }) => total > 50)
  const whose = new Set(large.map(({ email }) => email)).size
  const figure = async (label: string) =>
    Number(await result.locator('dl > div').filter({ hasText: label }).locator('dd').textContent())
  await expect(result).toBeVisible()
  expect([await figure('events arrived for it'), await figure('would have entered')]).toEqual([
    sent.length,
    large.length,
  ])
  expect(await figure('contacts')).toBe(whose)
  await expect(result.getByText(`${sent.length - large.length} · filter`)).toBeVisible()
  await expect(result.getByText(`${large.length} times, ${whose} contact`)).toBeVisible()
  await expect(page.locator('[data-counts=n2]')).toHaveText(`Passed: ${large.length}`)
  await expect(page.locator('[data-counts=n3]')).toContainText(`${large.length} failed`)
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(page.locator('[data-counts]')).toHaveCount(0)
})

test('counts stand on the canvas; who did not enter is told why; a failed run goes on once it is mended', async ({
  page,
  owner,
}) => {
  const id = await makeParty(owner, 'Party', true)
  await buy(owner, 'rosa@example.org', 90)
  await buy(owner, 'rosa@example.org', 15)
  await open(page, owner, id)
  await expect(page.locator('[data-counts=n2]')).toHaveText('Passed: 1')
  await expect(page.locator('[data-counts=n3]')).toHaveText('Passed: 1 · 1 failed')
  await choose(page, 'Counts of', '7 days')
  await expect(page.locator('[data-counts=n2]')).toHaveText('Passed: 1')

  await choice(page, 'Why did somebody not enter?')
  await chooseContact(page, 'rosa@example.org')
  const happened = page.getByRole('list', { name: 'What happened, newest first' })
  await expect(happened.getByText('its filter was not met: Total is more than 50, and it was 15')).toBeVisible()
  await expectAccessible(page)
  await happened.getByRole('link', { name: 'entered: see the run' }).click()

  await expect(page).toHaveURL(/view=runs&run=/)
  const runs = page.getByRole('list', { name: 'Runs' })
  await expect(runs.getByText('there is no date to wait for: the run ends here')).toBeVisible()
  await choose(page, 'State', 'Failed')
  await expect(runs.getByText('rosa@example.org')).toBeVisible()
  await expectAccessible(page)
  await button(page, 'Run again from here').click()
  await expect(page.getByText('It failed again.')).toBeVisible()

  await setParty(owner, 'rosa@example.org')
  await open(page, owner, `${id}?view=runs`)
  await runs.getByRole('button', { name: /rosa@example.org/ }).click()
  await button(page, 'Run again from here').click()
  await expect(page.getByText('It went on to the end.')).toBeVisible()
  await expect(runs.getByText('Finished')).toBeVisible()
  await button(page, 'Show its path').click()
  await expect(page.getByText('Path of rosa@example.org')).toBeVisible()
  await expect(page.locator('[data-counts=n4]')).toHaveText('Passed: 1')
})

/** The mend: the contact gets the date that its run found missing. */
async function setParty({ storeId }: Owner, email: string): Promise<void> {
  const answer = await fetch(`${process.env.APP_URL}/api/contacts/email/${email}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `ApiKey ${makeKey(storeId, 'contacts:write')}` },
    body: JSON.stringify({ party: '2020-01-01' }),
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
}
