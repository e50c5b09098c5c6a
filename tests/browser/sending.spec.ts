import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { makeOutside, makePurchase, type Outside } from './outside'
import { choose, expect, expectLoaded, makeOwner, railOf, signIn, test } from './owner'
import { type Receiver, startReceiver } from './receiver'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

let receiver: Receiver
test.beforeAll(async () => {
  receiver = await startReceiver()
})
test.afterAll(() => receiver.stop())

const partsOf = (page: Page) => page.getByRole('navigation', { name: 'Parts of the integration' })
const deliveryOf = (page: Page) => page.getByRole('complementary', { name: /^Order to ERP to/ })

/** The whole job of sending: defined, filled by a workflow, delivered with a signature, failed, given up, sent again. */
test('an owner sends what an event brought to another system, and sees what became of it', async ({
  page,
  owner,
  complaints,
}) => {
  test.setTimeout(300_000)
  const outside = makeOutside(owner.storeId)
  await makePurchase(outside)
  await page.goto(`/${owner.storeId}`)
  const secret = await test.step('a send event, its address checked in words', () => makeSendEvent(page))
  await test.step('a workflow that fills it', () => makeWorkflow(page))
  await test.step('it arrives, signed', () => expectSigned(outside, secret))
  await test.step('the node shows what that event sends', () => lookAtNode(page))
  await test.step('an answer of 500 is told, and it is tried again', () => meetFailure(page, outside))
  await test.step('410: it is given up; sent again it arrives with the same webhook-id', () => sendAgain(page))
  await test.step('what is in use is locked, and says by what', () => meetTheLock(page))
  await test.step('its screens are accessible in both colours, and fit a phone', () => lookAtAll(page))
  // The browser itself reports that the private address was refused.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('422')))
})

/** Answers the copied signing secret. */
async function makeSendEvent(page: Page): Promise<string> {
  await railOf(page).getByRole('link', { name: 'Integrations' }).click()
  await page.getByRole('row', { name: /Till/ }).click()
  await partsOf(page)
    .getByRole('link', { name: /^Send data/ })
    .click()
  await expect(page.getByText('No send events yet')).toBeVisible()
  await page.getByRole('button', { name: 'Create new send event' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Order to ERP')
  await expect(page.getByLabel('Alias')).toHaveValue('order-to-erp')
  await page.getByRole('button', { name: 'Add a header' }).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('Authorization')
  await page.getByLabel('Value of Authorization').fill('Bearer of-the-erp-1234')

  // The email is there; each Enter adds a field.
  await page.getByRole('textbox', { name: 'Name: Email' }).press('Enter')
  await page.keyboard.type('Total')
  await choose(page, 'Type: Total', 'Decimal')
  await page.getByRole('textbox', { name: 'JSON Pointer: Total' }).fill('/order/total')
  const preview = page.getByRole('complementary', { name: 'What is sent' })
  await expect(preview).toContainText('"order"')
  await expect(preview).toContainText('webhook-signature')
  await expect(preview).not.toContainText('of-the-erp')

  const address = page.getByRole('textbox', { name: 'Address' })
  await address.fill('http://10.0.0.1/orders')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('the address 10.0.0.1 is not public').first()).toBeVisible()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await address.fill(receiver.url)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Order to ERP is ready to be sent' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy secret' }).click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(clipboard).toMatch(/^whsec_/)
  return clipboard()
}

async function makeWorkflow(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Make a workflow with the node Send data/ }).click()
  await expect(page.getByText('No workflows yet')).toBeVisible()
  await page.getByRole('button', { name: 'Create new workflow' }).click()
  await page.getByRole('menuitem', { name: /Create blank workflow/ }).click()
  await page.getByRole('button', { name: 'Add a trigger' }).click()
  await page.getByRole('option', { name: 'Trigger Till: Purchase' }).click()
  const trigger = page.getByRole('region', { name: 'Configuration of Trigger Till: Purchase' })
  await trigger.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Add a node after Trigger Till/ }).click()
  await page.getByRole('option', { name: /^Send data/ }).click()
  const settings = page.getByRole('region', { name: /^Configuration of Send/ })
  await choose(settings, 'Send event', 'Till · Order to ERP')
  await expect(settings.getByRole('group', { name: 'Email' })).toContainText('required')
  await choose(settings, 'Value of Email', 'Event: Email')
  await choose(settings, 'Value of Total', 'Event: Total')
  await settings.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByText('Send Order to ERP to Till').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('New workflow is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
}

const buy = async (outside: Outside, email: string) =>
  expect(await outside.send('purchase', { email, name: 'Ana', total: 59.9 })).toBe(201)

async function expectSigned(outside: Outside, secret: string): Promise<void> {
  receiver.answer(204)
  await buy(outside, 'ana@example.org')
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1)
  const [first] = receiver.received
  const data = new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})
  expect(data).toEqual({ email: 'ana@example.org', order: { total: 59.9 } })
  expect(first?.headers.authorization).toBe('Bearer of-the-erp-1234')
}

async function lookAtNode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit node configuration: Send Order to ERP to Till' }).click()
  const panel = page.getByRole('region', { name: /^Configuration of Send/ })
  await expect(panel.getByRole('region', { name: /this is sent/ })).toContainText('"total": 59.9')
  await panel.getByRole('button', { name: 'Close' }).first().click()
}

async function meetFailure(page: Page, outside: Outside): Promise<void> {
  receiver.answer(500, '<b onclick="x()">not now</b>')
  await buy(outside, 'luis@example.org')
  await railOf(page).getByRole('link', { name: 'Integrations' }).click()
  await page.getByRole('row', { name: /Till/ }).click()
  await partsOf(page)
    .getByRole('link', { name: /^Send data/ })
    .click()
  await page.getByRole('link', { name: '1 waiting' }).click()
  const row = page.getByRole('row', { name: /luis@example\.org/ })
  await expect(row).toContainText('Waiting')
  await expect(row).toContainText('500')
  await row.click()
  await expect(deliveryOf(page)).toContainText('it answered 500')
  await expect(deliveryOf(page)).toContainText('<b onclick="x()">not now</b>')
  await expect(deliveryOf(page).getByRole('button', { name: 'Send again' })).toBeDisabled()
}

async function sendAgain(page: Page): Promise<void> {
  receiver.answer(410)
  await expect(deliveryOf(page)).toContainText('Given up', { timeout: 90_000 })
  await expect(deliveryOf(page)).toContainText('it answered 410')
  await railOf(page).getByRole('link', { name: 'Home' }).click()
  await expect(page.getByText(/1 delivery of Order to ERP to Till was given up/)).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: 'given up' }).getByRole('link', { name: 'Look at it' }).click()
  await page.getByRole('row', { name: /luis@example\.org/ }).click()
  receiver.answer(200, 'thanks')
  await deliveryOf(page).getByRole('button', { name: 'Send again' }).click()
  await expect(deliveryOf(page)).toContainText('it arrived with status 200', { timeout: 30_000 })
  await expect(deliveryOf(page)).toContainText('thanks')
  const ofLuis = receiver.received.filter(({ body }) => body.includes('luis'))
  expect(ofLuis.length).toBeGreaterThan(2)
  expect(new Set(ofLuis.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(ofLuis.map(({ body }) => body)).size).toBe(1)
}

async function meetTheLock(page: Page): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the send event' })
  await parts.getByRole('button', { name: 'Fields' }).click()
  const erase = page.getByRole('button', { name: 'Delete', exact: true })
  await expect(erase).toBeDisabled()
  await expect(erase).toHaveAccessibleDescription(/started workflow/)
  await expect(page.getByRole('textbox', { name: 'Name: Total' })).toBeDisabled()
  await expect(page.getByText('Locked: used by').first()).toBeVisible()
  await expect(page.getByText('•••• 1234').first()).toBeVisible()
}

async function lookAtAll(page: Page): Promise<void> {
  const here = new URL(page.url()).pathname
  const list = `${here.split('/sending/')[0]}?tab=send`
  const screens = [here, `${here}?tab=deliveries`, `${here}?tab=verify`, `${here}?tab=usage`, list]
  screens.push(`${here.split('/sending/')[0]}/sending/new`)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await page.goto(screen)
      await expectLoaded(page)
      if (screen.endsWith('deliveries')) await page.getByRole('row', { name: /luis@example\.org/ }).click()
      await expectAccessible(page, `${screen} ${colorScheme}`)
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  for (const screen of screens) {
    await page.goto(screen)
    await expectLoaded(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([screen, overflow]).toEqual([screen, 0])
  }
}

async function expectAccessible(page: Page, place: string): Promise<void> {
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`))
  }
  await expect.poll(faults, { message: place, timeout: 15_000 }).toEqual([])
}

test('a viewer sees what is sent, reads no credential, and may change nothing', async ({ page }) => {
  const { storeId } = makeOwner()
  const outside = makeOutside(storeId)
  const { integrationId } = await makePurchase(outside)
  const { id } = await outside.make(`custom-integrations/${integrationId}/custom-event-types`, {
    ...{ name: 'Order to ERP', alias: 'order-to-erp', category: 'send', webhookUrl: 'https://erp.example.com/orders' },
    webhookHeaders: [{ name: 'Authorization', value: 'Bearer of-the-erp-1234' }],
    fields: [{ id: 'email', name: 'Email', type: 'email', required: true }],
  })
  await page.context().clearCookies()
  await signIn(page, makeOwner('viewer', storeId))
  await page.goto(`/${storeId}/integrations/${integrationId}/sending/${id}`)
  await expectLoaded(page)
  await expect(page.getByRole('textbox', { name: 'Name: Email' })).toBeDisabled()
  await expect(page.getByText('•••• 1234').first()).toBeVisible()
  for (const name of ['Save', 'Delete', 'Copy secret', 'Make a new one']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeDisabled()
    await expect(page.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(/editor/)
  }
  await page.goto(`/${storeId}/integrations/${integrationId}?tab=send`)
  await expect(page.getByRole('row', { name: /erp\.example\.com/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create new send event' })).toBeDisabled()
})
