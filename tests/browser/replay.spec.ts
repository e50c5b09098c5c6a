import type { Page } from '@playwright/test'
import { makeOutside, makePurchase, type Outside, postJson } from './outside'
import { choose, expect, expectLoaded, type Owner, test } from './owner'

const drawerOf = (page: Page) => page.getByRole('complementary')
const causesOf = (page: Page) => page.getByRole('grid', { name: 'Refusals by cause' })

/** A workflow that copies the name of a purchase onto the contact. */
async function keepNames(outside: Outside, eventTypeId: string): Promise<void> {
  const source = { from: 'event', node: 'n1', field: 'name' }
  const assignments = [{ field: '_name', operator: 'set', source }]
  const { id } = await outside.make('workflows', {
    name: 'Names',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'set-field', config: { assignments } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  })
  await outside.make(`workflows/${id}/start`)
}

async function nameOf(page: Page, { storeId }: Owner, email: string): Promise<void> {
  await page.goto(`/${storeId}/contacts`)
  await page.getByText(email).first().click()
  await expect(drawerOf(page)).toBeVisible()
}

test('what was refused is explained, mended, and replayed: one from its drawer, the others by their cause', async ({
  page,
  owner,
}) => {
  const outside = makeOutside(owner.storeId)
  const { eventTypeId } = await makePurchase(outside)
  await keepNames(outside, eventTypeId)
  for (const name of ['Luis', 'Eva', 'Noa', 'Pau', 'Mar'])
    expect(await outside.send('purchase', { email: `${name.toLowerCase()}@example.org`, name, total: '59,90' })).toBe(
      422,
    )
  expect(await outside.send('purchase', { email: 'nobody' })).toBe(422)

  await page.goto(`/${owner.storeId}/events`)
  await page.getByRole('button', { name: 'By cause' }).click()
  await expect(page).toHaveURL(/view=causes/)
  const cause = causesOf(page).getByRole('row', { name: /\/total/ })
  await expect(cause).toContainText('expected a number')
  await expect(cause.getByRole('gridcell').or(cause.getByRole('cell')).nth(2)).toHaveText('5')
  await cause.click()
  await expect(
    drawerOf(page)
      .getByText(/received the string "59,90"/)
      .first(),
  ).toBeVisible()
  await drawerOf(page).getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(drawerOf(page).getByText('It would be refused again').first()).toBeVisible()
  await expect(drawerOf(page).getByRole('button', { name: 'Replay now' })).toBeDisabled()
  await drawerOf(page).getByRole('button', { name: 'Mapping' }).click()

  await drawerOf(page).getByRole('link', { name: 'Change type of Total' }).click()
  await choose(page, 'Type: Total', 'Text')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Purchase is saved.')).toBeVisible()

  await page.goto(`/${owner.storeId}/events?view=causes`)
  await cause.click()
  await drawerOf(page).getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(drawerOf(page).getByText('Would be accepted: 3 values')).toBeVisible()
  await drawerOf(page)
    .getByRole('checkbox', { name: /Create missing contacts/ })
    .click()
  await drawerOf(page).getByRole('button', { name: 'Replay now' }).click()
  await expect(drawerOf(page).getByText('Replayed and accepted')).toBeVisible()
  await drawerOf(page).getByRole('button', { name: 'Open the new event' }).click()
  await expect(drawerOf(page).getByText('Replay of an earlier event')).toBeVisible()
  await expect(drawerOf(page).getByText('mar@example.org').first()).toBeVisible()

  await expect(cause).toContainText('1 replayed')
  await cause.getByRole('button', { name: 'Replay these' }).click()
  await expect(drawerOf(page).getByText('Of 5, 4 would be accepted now')).toBeVisible()
  await expect(drawerOf(page).getByText(/1 passed over/)).toBeVisible()
  await drawerOf(page)
    .getByRole('checkbox', { name: /Create missing contacts/ })
    .click()
  await drawerOf(page).getByRole('button', { name: 'Replay 5' }).click()
  await expect(drawerOf(page).getByRole('progressbar', { name: 'Progress of the replay' })).toBeVisible()
  await expect(drawerOf(page).getByText('5 of 5')).toBeVisible()
  await expect(drawerOf(page).getByText('Finished')).toBeVisible()
  await drawerOf(page).getByRole('button', { name: 'Replays' }).click()
  await expect(drawerOf(page).getByRole('button', { name: /4 accepted, 0 refused, 1 passed over/ })).toBeVisible()

  await nameOf(page, owner, 'eva@example.org')
  await expect(drawerOf(page).getByText('Eva').first()).toBeVisible()
})

test('what is held says so, and rows chosen by keyboard and by range are replayed together', async ({
  page,
  owner,
}) => {
  const outside = makeOutside(owner.storeId)
  const { id } = await outside.make('custom-integrations', { name: 'Forms' })
  const email = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
  const definition = { name: 'Form sent', alias: 'form-sent', category: 'receive', receiveType: 'webhook' }
  const type = await outside.make(`custom-integrations/${id}/custom-event-types`, {
    ...{ ...definition, invalid: 'hold' },
    fields: [email, { id: 'budget', name: 'Budget', type: 'decimal' }],
  })
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/form-sent`
  for (const n of [1, 2, 3, 4])
    expect((await postJson(url, { email: `held${n}@example.org`, budget: 'free' })).status).toBe(202)

  await page.goto(`/${owner.storeId}/events?status=held&type=${type.id}`)
  const rows = page.getByRole('grid', { name: 'Events', exact: true }).getByRole('row')
  await expect(rows).toHaveCount(5)
  await expect(rows.nth(1)).toContainText('Held')
  await rows.nth(1).click()
  await expect(drawerOf(page).getByText(/its sender was told that it is taken/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawerOf(page)).toHaveCount(0)

  await rows.nth(1).focus()
  await page.keyboard.press('x')
  await expect(page.getByText('1 chosen')).toBeVisible()
  await rows
    .nth(3)
    .getByRole('checkbox')
    .first()
    .click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 chosen')).toBeVisible()
  await rows.nth(3).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('4 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Replay chosen' }).click()
  await expect(drawerOf(page).getByText('Of 4, 0 would be accepted now, 4 not')).toBeVisible()
  await expect(drawerOf(page).getByRole('list', { name: 'Why not' })).toContainText('/budget')
})

test('the log is narrowed to an address, and to bars of the chart by keyboard and by dragging; a bad address is told', async ({
  page,
  owner,
}) => {
  const outside = makeOutside(owner.storeId)
  await outside.send('nothing-has-this-alias', { email: 'ana@example.org' })
  await page.goto(`/${owner.storeId}/events?range=1h`)
  await expectLoaded(page)
  await page.getByRole('button', { name: 'More filters' }).click()
  const address = page.getByRole('textbox', { name: 'IP address' })
  await address.fill('10.0.0')
  await expect(page.getByRole('heading', { name: 'This is neither an address nor a range.' })).toBeVisible()
  await address.fill('198.51.100.0/24')
  await expect(page.getByRole('heading', { name: 'No event matches these filters' })).toBeVisible()
  await expect(page).toHaveURL(/ip=198\.51\.100\.0/)
  await address.fill('')
  await page.keyboard.press('Escape')
  const slider = page.getByRole('slider', { name: /Narrow the time/ })
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=.*to=/)
  await choose(page, 'Time', 'Last hour')
  await expect(page).not.toHaveURL(/from=/)
  const box = await slider.boundingBox()
  const { x, y, width } = box ?? { x: 0, y: 0, width: 0 }
  await page.mouse.move(x + width * 0.5, y + 20)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.8, y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=.*to=/)
})

test('what an unproved sender sent is replayed only on the word of a person', async ({ page, owner }) => {
  const outside = makeOutside(owner.storeId)
  const { id } = await outside.make('custom-integrations', { name: 'Shop' })
  const email = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
  await outside.make(`custom-integrations/${id}/custom-event-types`, {
    ...{ name: 'Order paid', alias: 'order-paid', category: 'receive', receiveType: 'webhook', fields: [email] },
    verification: { type: 'header', header: 'x-secret', secret: 'a secret of the two of us' },
  })
  const url = `${process.env.APP_URL}/webhooks/${owner.storeId}/custom-events/alias/order-paid`
  expect((await postJson(url, { email: 'unproved@example.org' })).status).toBe(401)

  await page.goto(`/${owner.storeId}/events?reason=not-verified`)
  await page.getByRole('row', { name: /Order paid/ }).click()
  await drawerOf(page).getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(drawerOf(page).getByText('Its sender did not prove who it is')).toBeVisible()
  const now = drawerOf(page).getByRole('button', { name: 'Replay now' })
  await expect(now).toHaveAccessibleDescription(/genuine/)
  await drawerOf(page).getByRole('checkbox', { name: 'I know that it is genuine' }).click()
  await now.click()
  await drawerOf(page).getByRole('button', { name: 'Open the new event' }).click()
  await expect(drawerOf(page).getByText('unproved@example.org').first()).toBeVisible()
  await drawerOf(page).getByRole('button', { name: 'Open the first event' }).click()
  await expect(drawerOf(page).getByRole('button', { name: 'Open the new event' })).toBeVisible()
})
