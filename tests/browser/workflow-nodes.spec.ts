import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { makeOutside, type Outside } from './outside'
import { choose, expect, makeKey, type Owner, test } from './owner'

const ORDER = { id: 'order', name: 'Order', type: 'text' }
const EMAIL = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }

let shop: Promise<Outside> | undefined

/** A shop that tells of orders placed and paid, two fields of the contact to write, and two segments. */
function shopOf({ storeId }: Owner): Promise<Outside> {
  shop ??= furnish(makeOutside(storeId))
  return shop
}

async function furnish(outside: Outside): Promise<Outside> {
  const { id } = await outside.make('custom-integrations', { name: 'Shop', color: '#2b8558' })
  const event = (name: string, alias: string, fields: object[]) =>
    outside.make(`custom-integrations/${id}/custom-event-types`, {
      ...{ name, alias, category: 'receive', receiveType: 'api', fields: [EMAIL, ORDER, ...fields] },
    })
  const total = { id: 'total', name: 'Total', type: 'decimal' }
  const placed = await event('Order placed', 'placed', [total, { id: 'ships', name: 'Ships at', type: 'date' }])
  await event('Order paid', 'paid', [{ id: 'method', name: 'Method', type: 'text' }])
  await outside.make('contact-fields', { id: 'paid-with', name: 'Paid with', type: 'text' })
  await outside.make('contact-fields', { id: 'way', name: 'Way', type: 'text' })
  await outside.make('contact-fields', { id: 'last-date', name: 'Last date', type: 'date' })
  await outside.make('segments', { type: 'static', name: 'Late' })
  const where = [{ field: 'total', operator: 'greater-than', value: 500 }]
  const window = { last: { value: 30, unit: 'day' } }
  const condition = { kind: 'event', eventTypeId: placed.id, count: { operator: 'at-least', value: 1 }, window, where }
  const definition = { match: 'all', conditions: [condition] }
  await outside.make('segments', { type: 'dynamic-plus', name: 'VIP', definition })
  // So that there is an event to look at while a workflow is made.
  expect(await outside.send('placed', { ...ANA, order: 'A0', total: 12.5, ships: '2099-03-10' })).toBe(201)
  return outside
}

const ANA = { email: 'ana@example.org' }
const button = (scope: Pick<Page, 'getByRole'>, name: string | RegExp) =>
  scope.getByRole('button', { name, exact: true })
const panelOf = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name })

/** A blank workflow with a name of its own, at its palette. */
async function beginWorkflow(page: Page, owner: Owner, name: string): Promise<void> {
  await shopOf(owner)
  await page.goto(`/${owner.storeId}/workflows`)
  const blank = page.getByRole('menuitem', { name: /Create blank workflow/ })
  // A click before the page listens to it opens nothing.
  await expect(async () => {
    if (!(await blank.isVisible())) await button(page, 'Create new workflow').click()
    await expect(blank).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await blank.click()
  await page.getByLabel('Name of the workflow').fill(name)
  await button(page, 'Add a trigger').click()
}

async function addTrigger(page: Page, option: string): Promise<void> {
  await page.getByRole('option', { name: option }).click()
  await button(panelOf(page, /^Configuration of/), 'Save').click()
}

/** Behind an exit by its word; answers the panel. */
async function addNode(page: Page, after: string, option: RegExp): Promise<Locator> {
  await button(page, after).click()
  // New nodes come before those that are there already.
  await page.getByRole('option', { name: option }).first().click()
  const panel = panelOf(page, /^Configuration of/)
  await expect(panel).toBeVisible()
  return panel
}

async function assign(panel: Locator, n: number, field: string): Promise<Locator> {
  await button(panel, 'Add assignment').click()
  const assignment = panel.getByRole('group', { name: `Assignment ${n}` })
  await choose(assignment, 'Contact field', field)
  return assignment
}

async function startIt(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /problem/ })).toHaveCount(0)
  await button(page, 'Start').click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
}

/** Until the drawer of a contact says so. */
async function expectOfContact(page: Page, { storeId }: Owner, email: string, tab: string, text: string | RegExp) {
  await expect(async () => {
    await page.goto(`/${storeId}/contacts`)
    await page.getByRole('row', { name: email }).click()
    const drawer = page.getByRole('complementary')
    await button(drawer, tab).click()
    await expect(drawer.getByText(text).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
}

async function expectAccessible(page: Page): Promise<void> {
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
  }
  await expect.poll(faults, { timeout: 10_000 }).toEqual([])
}

test('a contact waits for the payment of its order: it is received and its field can be written, or time is up', async ({
  page,
  owner,
}) => {
  test.setTimeout(240_000)
  await beginWorkflow(page, owner, 'Paid or late')
  await addTrigger(page, 'Trigger Shop: Order placed')
  const wait = await addNode(page, AFTER_TRIGGER, /^Wait for event/)
  await choose(wait, 'Event that it waits for', 'Shop · Order paid')
  await button(wait, 'Add a field that must be the same').click()
  const same = wait.getByRole('group', { name: 'Same value 1' })
  await choose(same, 'Field', 'Order')
  await choose(same, 'Value', /^Event: Order/)
  await wait.getByLabel('At most').fill('1')
  await choose(wait, 'Unit', 'hour')
  await expect(wait.getByText(/^For ana the time would be up/)).toBeVisible()
  await expectAccessible(page)
  await button(wait, 'Update').click()

  const set = await addNode(page, `${AFTER_WAIT} received`, /^Set field/)
  await expect(set.getByText('Last Shop · Order paid')).toBeVisible()
  const assignment = await assign(set, 1, 'Paid with')
  await choose(assignment, 'Value', /^Order paid: Method/)
  await button(set, 'Update').click()
  const late = await addNode(page, `${AFTER_WAIT} timeout`, /^Add to segment/)
  await choose(late, 'Segment', 'Late')
  await button(late, 'Update').click()
  await startIt(page)
  const { send, make } = await shopOf(owner)

  expect(await send('placed', { ...ANA, order: 'A1' })).toBe(201)
  expect(await send('paid', { ...ANA, order: 'B7', method: 'voucher' })).toBe(201)
  expect(await send('paid', { ...ANA, order: 'A1', method: 'transfer' })).toBe(201)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await expectOfContact(page, owner, ANA.email, 'Custom fields', 'transfer')

  // The same workflow, of one who is not so patient.
  await make('workflows', await impatient(owner, id)).then(({ id: copy }) => make(`workflows/${copy}/start`))
  expect(await send('placed', { email: 'luis@example.org', order: 'L1' })).toBe(201)
  await expectOfContact(page, owner, 'luis@example.org', 'Segments', 'Late')
})

const AFTER_TRIGGER = 'Add a node after Trigger Shop: Order placed '
const AFTER_WAIT = 'Add a node after Wait for Shop: Order paid'

type Written = { nodes: { type: string; config: object }[]; edges: object[] }

/** What was built, as the API writes it, with two seconds instead of an hour. */
async function impatient({ storeId }: Owner, id: string): Promise<object> {
  const authorization = `ApiKey ${makeKey(storeId, 'workflows:read')}`
  const response = await fetch(`${process.env.APP_URL}/api/workflows/${id}`, { headers: { authorization } })
  const { nodes, edges } = (await response.json()) as Written // our own API's answer
  const timeout = { value: 2, unit: 'second' }
  const hasty = nodes.map((node) =>
    node.type === 'wait-for-event' ? { ...node, config: { ...node.config, timeout } } : node,
  )
  return { name: 'Impatient', nodes: hasty, edges }
}

test('a split has as many ways as it is given, 100 % in all; a removed way takes its line along until it is undone', async ({
  page,
  owner,
}) => {
  await beginWorkflow(page, owner, 'By lot')
  await addTrigger(page, 'Trigger Shop: Order placed')
  const split = await addNode(page, AFTER_TRIGGER, /^Split/)
  await expect(split.getByRole('status')).toHaveText('100 % in all.')
  await button(split, 'Add a way').click()
  await expect(split.getByLabel('Share of way C in percent')).toHaveValue('33')
  await split.getByLabel('Share of way A in percent').fill('40')
  await expect(split.getByRole('status')).toHaveText('106 % in all: 6 % too much.')
  await expect(page.getByRole('button', { name: /1 problem/ })).toBeVisible()
  await button(split, 'Even').click()
  await expect(split.getByRole('status')).toHaveText('100 % in all.')
  await expectAccessible(page)
  await button(split, 'Update').click()

  for (const [way, value] of [
    ['A 34 %', 'north'],
    ['B 33 %', 'east'],
    ['C 33 %', 'south'],
  ] as const) {
    const set = await addNode(page, `Add a node after Split ${way}`, /^Set field/)
    const assignment = await assign(set, 1, 'Way')
    await choose(assignment, 'Value', 'A value of your own')
    await assignment.getByRole('textbox', { name: 'Value' }).fill(value)
    await button(set, 'Update').click()
  }
  const lines = page.locator('.react-flow__edge')
  await expect(lines).toHaveCount(4)
  await button(page, 'Edit node configuration: Split').click()
  await button(split, 'Remove way B').click()
  await expect(split.getByRole('status')).toHaveText('100 % in all.')
  await button(split, 'Update').click()
  await expect(lines).toHaveCount(3)
  await expect(page.getByText('A 51 %', { exact: true })).toBeVisible()
  await button(page, 'Undo').click()
  await expect(lines).toHaveCount(4)
  await page.getByRole('link', { name: 'Outline' }).or(button(page, 'Outline')).first().click()
  await expect(page.getByText('B 33 %', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await startIt(page)

  expect(await (await shopOf(owner)).send('placed', { email: 'eva@example.org', order: 'E1' })).toBe(201)
  await expectOfContact(page, owner, 'eva@example.org', 'Custom fields', /^(north|east|south)$/)
})

test('who enters a segment starts a workflow, so often as its trigger says', async ({ page, owner }) => {
  await beginWorkflow(page, owner, 'Very important')
  await page.getByRole('option', { name: /^Segment entered/ }).click()
  const trigger = panelOf(page, /^Configuration of/)
  await expect(trigger.getByText('It starts without an event')).toBeVisible()
  await expect(trigger.getByText("Changing the segment's own conditions starts nothing.")).toBeVisible()
  await choose(trigger, 'Segment', 'VIP')
  await choose(trigger, 'How often', 'at most so often per contact')
  await trigger.getByLabel('Times per contact').fill('2')
  await trigger.getByLabel('At most in all').fill('1000')
  await expectAccessible(page)
  await button(trigger, 'Save').click()
  await expect(page.getByText('at most 2 times per contact, 1,000 in all')).toBeVisible()
  const set = await addNode(page, 'Add a node after Entered VIP ', /^Set field/)
  const assignment = await assign(set, 1, 'Way')
  await choose(assignment, 'Value', 'A value of your own')
  await assignment.getByRole('textbox', { name: 'Value' }).fill('upstairs')
  await button(set, 'Update').click()
  await startIt(page)

  expect(await (await shopOf(owner)).send('placed', { email: 'rich@example.org', order: 'R1', total: 900 })).toBe(201)
  await expectOfContact(page, owner, 'rich@example.org', 'Custom fields', 'upstairs')
})

test('a wait until two days before a date says when it would be over; what does not fit a field is mended by a button', async ({
  page,
  owner,
}) => {
  const order = { ...ANA, order: 'A8', ships: '2099-03-10' }
  // The newest event is the one that is looked at.
  expect(await (await shopOf(owner)).send('placed', order)).toBe(201)
  await beginWorkflow(page, owner, 'Before it ships')
  await addTrigger(page, 'Trigger Shop: Order placed')
  const wait = await addNode(page, AFTER_TRIGGER, /^Wait Holds/)
  await choose(wait, 'Waits', 'until a date')
  await choose(wait, 'Date', /^Event: Ships at/)
  await choose(wait, 'Before or after', 'before it')
  await wait.getByLabel('How many').fill('2')
  await wait.getByLabel('At this time of that day').fill('09:00')
  await choose(wait, 'By the clock of', /^Contact: Way/)
  await expect(wait.getByText(/^For ana it would be over .*2099, 09:00 UTC\.$/)).toBeVisible()
  await expectAccessible(page)
  await button(wait, 'Update').click()

  const set = await addNode(page, 'Add a node after Wait until 2 days before Ships at ', /^Set field/)
  const assignment = await assign(set, 1, 'Way')
  await choose(assignment, 'Value', /^Event: Total/)
  await expect(assignment.getByText(/every value fits/)).toBeVisible()
  await choose(assignment, 'Contact field', 'Last date')
  await expect(assignment.getByText(/Decimal cannot become Date/)).toBeVisible()
  await expectAccessible(page)
  await button(assignment, 'Take “Event: Ships at”').click()
  await expect(assignment.getByText(/cannot become/)).toHaveCount(0)
  await button(set, 'Update').click()
  await startIt(page)

  expect(await (await shopOf(owner)).send('placed', order)).toBe(201)
  await expect(async () => {
    await page.reload()
    await page.getByRole('link', { name: 'Runs' }).or(button(page, 'Runs')).first().click()
    await expect(page.getByText('Waiting').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
})
