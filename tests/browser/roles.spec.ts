import { furnish } from './outside'
import { expect, expectLoaded, makeOwner, railOf, signIn, test } from './owner'

test.describe('a viewer', () => {
  test('sees every screen, may change nothing, and is told which role may', async ({ page, owner }) => {
    const made = await furnish(owner.storeId)
    await page.context().clearCookies()
    await signIn(page, makeOwner('viewer', owner.storeId))
    const open = async (path: string) => {
      await page.goto(`/${owner.storeId}${path}`)
      await expectLoaded(page)
    }
    const expectRefused = (name: string, reason: RegExp) =>
      Promise.all([
        expect(page.getByRole('button', { name, exact: true }).first()).toBeDisabled(),
        expect(page.getByRole('button', { name, exact: true }).first()).toHaveAccessibleDescription(reason),
      ])

    await open('/integrations')
    await expect(page.getByRole('row', { name: /Till/ })).toBeVisible()
    await expectRefused('Create new integration', /editor/)
    await open(`/integrations/${made.integrationId}`)
    await expectRefused('Create new reception event', /editor/)
    await open(`/integrations/${made.integrationId}/events/${made.eventTypeId}`)
    await expect(page.getByRole('textbox', { name: 'Name: Total' })).toBeDisabled()
    await expectRefused('Save', /editor/)
    await open('/events')
    await expectRefused('Replay 1 refused', /editors/)
    await page.getByRole('row', { name: /Accepted/ }).click()
    await page.getByRole('complementary').getByRole('button', { name: 'Replay' }).click()
    await expectRefused('Replay now', /editors/)
    await open('/contacts')
    await expect(page.getByText('ana@example.org').first()).toBeVisible()
    await expectRefused('New contact', /Editor/)
    await open('/workflows')
    await expectRefused('Create new workflow', /editor/)
    await open(`/workflows/${made.workflowId}`)
    await expectRefused('Pause', /editor/)
    await open('/segments')
    await expectRefused('Create segment', /editor/)
    await open(`/segments/${made.segmentId}`)
    await expect(page.getByText('Total').first()).toBeVisible()
    await open('/settings/api-access')
    await expectRefused('Create new API key', /owner/)
  })
})

test("another store's address does not exist", async ({ page, owner, complaints }) => {
  const other = makeOwner('owner')
  expect(owner.storeId).not.toBe(other.storeId)
  for (const place of ['', '/integrations', '/events', '/contacts', '/workflows', '/segments', '/settings/members']) {
    const response = await page.goto(`/${other.storeId}${place}`)
    expect([place, response?.status()]).toEqual([place, 404])
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  }
  // The browser itself reports a page that is not found.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')))
})

test('Spanish, once chosen, is the language of every screen', async ({ page, owner }) => {
  await page.goto(`/${owner.storeId}`)
  await page.getByRole('button', { name: `Your account, ${owner.email}` }).click()
  await page.getByRole('menuitemradio', { name: 'Español' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  const rail = page.getByRole('navigation', { name: 'Secciones' })
  for (const [link, heading] of [
    ['Integraciones', 'Personalizadas'],
    ['Eventos', 'Eventos'],
    ['Contactos', 'Contactos'],
    ['Segmentos', 'Segmentos'],
  ] as const) {
    await rail.getByRole('link', { name: link }).click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Segmentos' })).toBeVisible()
})

test('who signs out is out: the address asks to sign in again', async ({ page, owner }) => {
  // With a session of its own, since signing out ends the one that this file shares.
  await page.context().clearCookies()
  const editor = makeOwner('editor', owner.storeId)
  await signIn(page, editor)
  await expect(railOf(page)).toBeVisible()
  await page.getByRole('button', { name: `Your account, ${editor.email}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto(`/${owner.storeId}/contacts`)
  await expect(page).toHaveURL(/sign-in/)
})
