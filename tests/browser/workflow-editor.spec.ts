import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeOutside, makePurchase, type Outside } from './outside'
import { choose, expect, expectLoaded, makeOwner, type Owner, SIGNED_OUT, signIn, test } from './owner'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

let shop: Promise<{ outside: Outside; eventTypeId: string }> | undefined

/** A till that sends purchases. */
function shopOf({ storeId }: Owner) {
  shop ??= (async () => {
    const outside = makeOutside(storeId)
    return { outside, ...(await makePurchase(outside)) }
  })()
  return shop
}

/** A saved draft "trigger → set field → wait", opened. */
async function openDraft(page: Page, owner: Owner, name: string): Promise<string> {
  const { outside, eventTypeId } = await shopOf(owner)
  const source = { from: 'event', node: 'n1', field: 'name' }
  const { id } = await outside.make('workflows', {
    name,
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'set-field', config: { assignments: [{ field: '_name', operator: 'set', source }] } },
      { id: 'n3', type: 'wait', config: { for: { value: 2, unit: 'day' } } },
    ],
    edges: [
      { from: 'n1', to: 'n2' },
      { from: 'n2', to: 'n3' },
    ],
  })
  await open(page, owner, `/${id}`)
  await expect(cardOf(page, 'Wait 2 days')).toBeVisible()
  return id
}

async function open(page: Page, { storeId }: Owner, path: string): Promise<void> {
  await page.goto(`/${storeId}/workflows${path}`)
  await expectLoaded(page)
}

/** The cards of nodes and notes on the canvas. */
const cards = (page: Page) => page.locator('.react-flow__node')
const cardOf = (page: Page, name: string | RegExp) => page.getByRole('group', { name, exact: true })
const kept = (page: Page) => page.getByText(/^Draft kept \d\d:\d\d/)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function choice(page: Page, item: string | RegExp): Promise<void> {
  await button(page, 'More actions').click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('what is edited survives the page without being saved, and can be thrown away and taken back', async ({
  page,
  owner,
}) => {
  await openDraft(page, owner, 'Kept')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByLabel('Name of the workflow').fill('Kept by itself')
  await expect(kept(page)).toBeVisible()
  await cardOf(page, 'Wait 2 days').focus()
  await page.keyboard.press('Delete')
  await expect(cards(page)).toHaveCount(2)
  // Left before the moment has come: the page still tells on its way out.
  await page.reload()
  await expect(page.getByText('These changes are not saved yet')).toBeVisible()
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Kept by itself')
  await expect(cards(page)).toHaveCount(2)

  await button(page, 'Discard').click()
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Kept')
  await expect(cards(page)).toHaveCount(3)
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Kept by itself')
  await button(page, 'Save').click()
  await expect(page.getByText('Kept by itself is saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByText('These changes are not saved yet')).toHaveCount(0)
  await expect(cards(page)).toHaveCount(2)
})

test('nodes copied in one workflow are pasted in another, with lines and sources; junk says what was expected', async ({
  page,
  owner,
}) => {
  await openDraft(page, owner, 'From here')
  await page.mouse.click(300, 780)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByText('3 selected').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+c')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(text)).toMatchObject({ inlet: 'workflow-nodes', nodes: [{ id: 'n1' }, { id: 'n2' }, { id: 'n3' }] })

  await openDraft(page, owner, 'To there')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(cards(page)).toHaveCount(6)
  await expect(page.getByRole('button', { name: /problem/ })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+x')
  await expect(cards(page)).toHaveCount(3)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cards(page)).toHaveCount(6)

  await cardOf(page, 'Wait 2 days')
    .first()
    .click({ modifiers: ['Shift'] })
  await cardOf(page, 'Set field')
    .first()
    .click({ modifiers: ['Shift'] })
  await page.keyboard.press('ControlOrMeta+d')
  await expect(cards(page)).toHaveCount(8)

  await page.evaluate(() => navigator.clipboard.writeText('Dear Ana'))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByText(/That holds no nodes/)).toBeVisible()
  await expect(cards(page)).toHaveCount(8)
})

test('a box selects what it touches, and all of it moves and goes at once', async ({ page, owner }) => {
  await openDraft(page, owner, 'Boxed')
  const first = await cards(page).nth(0).boundingBox()
  const second = await cards(page).nth(1).boundingBox()
  if (!first || !second) throw new Error('the cards are not on the screen')
  await page.keyboard.down('Shift')
  await page.mouse.move(first.x - 40, first.y - 10)
  await page.mouse.down()
  await page.mouse.move(second.x + 60, second.y + 20, { steps: 8 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByText('2 selected').first()).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(cards(page)).toHaveCount(1)
  await button(page, 'Undo').click()
  await expect(cards(page)).toHaveCount(3)
})

test('a template gives a draft without problems that starts', async ({ page, owner }) => {
  await shopOf(owner)
  await open(page, owner, '')
  await button(page, 'Create new workflow').first().click()
  await page.getByRole('menuitem', { name: /From a template/ }).click()
  await page.getByRole('radio', { name: /In-store purchase/ }).click()
  await expect(page.getByText('No event brings what this needs')).toBeVisible()
  await page.getByRole('radio', { name: /Loyalty points/ }).click()
  const wizard = page.getByRole('region', { name: 'Loyalty points' })
  await expect(wizard.getByRole('combobox', { name: 'From the event: Total' })).toContainText('Total')
  await expect(wizard.getByRole('combobox', { name: 'To the contact: Total' })).toContainText('Points')
  await page.getByRole('radio', { name: /ERP sync/ }).click()
  const sync = page.getByRole('region', { name: 'ERP sync' })
  await expect(sync.getByRole('combobox', { name: 'To the contact: Total' })).toContainText('New field: Total')
  await choose(sync, 'From the event: Name', 'leave out')
  await sync.getByRole('button', { name: 'Create the draft' }).click()
  await expect(cardOf(page, 'Set field')).toBeVisible()
  await expect(page.getByRole('button', { name: /problem/ })).toHaveCount(0)
  await button(page, 'Start').click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
})

test('a workflow goes out as a file and into another store, and what is missing there is said', async ({
  page,
  owner,
  browser,
  baseURL,
}) => {
  await openDraft(page, owner, 'Out: into/the world')
  await button(page, 'More actions').click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Export/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Out into the world.inlet-workflow.json')
  const path = await file.path()
  expect(JSON.parse(readFileSync(path, 'utf8')).needs.eventTypes).toMatchObject([
    { alias: 'purchase', name: 'Purchase' },
  ])

  await open(page, owner, '?panel=import')
  await page
    .getByLabel(/Workflow file/)
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByText(/That is no workflow file/)).toBeVisible()
  await page.getByLabel(/Workflow file/).setInputFiles(path)
  await expect(page.getByText('The draft will have no problems.')).toBeVisible()
  await button(page, 'Create the draft').click()
  await expect(cards(page)).toHaveCount(3)
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Out: into/the world')

  const elsewhere = makeOwner()
  const other = await browser.newPage({ baseURL, locale: 'en-GB', storageState: SIGNED_OUT })
  await signIn(other, elsewhere)
  await open(other, elsewhere, '?panel=import')
  await other.getByLabel(/Workflow file/).setInputFiles(path)
  await expect(other.getByText('not in this store')).toBeVisible()
  await button(other, 'Create the draft').click()
  await expect(other.getByRole('button', { name: /2 problems/ })).toBeVisible()
  await other.close()
})

test('notes stand on the canvas and in the outline, and are saved', async ({ page, owner }) => {
  await openDraft(page, owner, 'With notes')
  await choice(page, 'Add a note')
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await page.keyboard.type('Ask Ana <b>first</b>')
  await page.keyboard.press('Escape')
  const note = cardOf(page, 'Note: Ask Ana <b>first</b>')
  await expect(note).toBeVisible()
  await note.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask Ana')
  await page.keyboard.press('Escape')
  await button(page, 'Save').click()
  await expect(page.getByText('With notes is saved.')).toBeVisible()
  await page.reload()
  await expect(cardOf(page, 'Note: Ask Ana')).toBeVisible()
  await page.goto(`${page.url()}?view=outline`)
  const notes = page.getByRole('list', { name: 'Notes' })
  await expect(notes.getByRole('textbox')).toHaveValue('Ask Ana')
  await notes.getByRole('button', { name: 'Remove Note: Ask Ana' }).click()
  await expect(notes).toHaveCount(0)
})

test('an older version is looked at and put back into the editor', async ({ page, owner }) => {
  await openDraft(page, owner, 'Versioned')
  await cardOf(page, 'Wait 2 days').focus()
  await page.keyboard.press('Delete')
  await button(page, 'Save').click()
  await expect(page.getByText('Versioned is saved.')).toBeVisible()
  await choice(page, 'Versions')
  const versions = page.getByRole('list', { name: 'Versions' })
  await expect(versions.getByRole('button')).toHaveText([/^Version 2.*2 nodes.*last saved/, /^Version 1.*3 nodes/])
  await versions.getByRole('button', { name: /Version 1/ }).click()
  await expect(page).toHaveURL(/version=[0-9a-f-]{36}/)
  await expect(page.getByText('Version 1, to look at')).toBeVisible()
  await expect(cardOf(page, 'Wait 2 days')).toBeVisible()
  await button(page, 'Restore').click()
  await expect(page).not.toHaveURL(/version=/)
  await expect(cards(page)).toHaveCount(3)
  await expect(kept(page)).toBeVisible()
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(cards(page)).toHaveCount(2)
})

test('a save over somebody else’s asks first: theirs is loaded, or mine goes over it', async ({
  page,
  owner,
  context,
  complaints,
}) => {
  const id = await openDraft(page, owner, 'Shared')
  const theirs = await context.newPage()
  await open(theirs, owner, `/${id}`)
  for (const [who, name] of [
    [theirs, 'Theirs'],
    [page, 'Mine'],
  ] as const)
    await who.getByLabel('Name of the workflow').fill(name)
  await button(theirs, 'Save').click()
  await expect(theirs.getByText('Theirs is saved.')).toBeVisible()
  await button(page, 'Save').click()
  const dialog = page.getByRole('dialog', { name: 'The workflow was changed elsewhere' })
  await dialog.getByRole('button', { name: 'Load theirs' }).click()
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Theirs')
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Name of the workflow')).toHaveValue('Mine')

  await theirs.getByLabel('Name of the workflow').fill('Theirs again')
  await button(theirs, 'Save').click()
  await expect(theirs.getByText('Theirs again is saved.')).toBeVisible()
  await button(page, 'Save').click()
  await dialog.getByRole('button', { name: 'Save mine anyway' }).click()
  await expect(page.getByText('Mine is saved.')).toBeVisible()
  await theirs.close()
  // The refusals that were asked for.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('409')))
})

test('the editor goes by keys alone: from node to node, a node behind, its panel, away with it', async ({
  page,
  owner,
}) => {
  await openDraft(page, owner, 'By keys')
  await cardOf(page, /^Trigger Till/).focus()
  await page.keyboard.press('ArrowDown')
  await expect(cardOf(page, 'Set field')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cardOf(page, 'Wait 2 days')).toBeFocused()
  await page.keyboard.press('a')
  await page.keyboard.type('has field')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: /^Configuration of/ })
  await expect(panel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cards(page)).toHaveCount(4)
  await cardOf(page, 'Has field').focus()
  await page.keyboard.press('Enter')
  await expect(panel).toBeFocused()
  await page.keyboard.press('Escape')
  await cardOf(page, 'Has field').focus()
  await page.keyboard.press('Delete')
  await expect(cards(page)).toHaveCount(3)
  await expect(page.getByText('1 item removed')).toBeAttached()
  const wait = cardOf(page, 'Wait 2 days')
  await wait.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  const before = await wait.boundingBox()
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await wait.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0)
  await page.mouse.click(300, 780)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('dialog', { name: /Add/ })).toBeVisible()
})

test('the outline does what the canvas does', async ({ page, owner }) => {
  const id = await openDraft(page, owner, 'As a list')
  await open(page, owner, `/${id}?view=outline`)
  await page.getByRole('checkbox', { name: 'Select Wait 2 days' }).click()
  await page.getByRole('checkbox', { name: 'Select Set field' }).click()
  await button(page, 'Duplicate').click()
  const list = page.getByRole('list', { name: 'Outline' })
  await expect(list.getByRole('button', { name: /^Edit node configuration/ })).toHaveCount(5)
  await button(page, 'Copy').click()
  await expect(page.getByText('Copied.')).toBeVisible()
  await choice(page, /^Paste/)
  await expect(list.getByRole('button', { name: /^Edit node configuration/ })).toHaveCount(7)
})

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor and what leads to it are accessible in ${colorScheme} colours, also on a phone`, async ({
    page,
    owner,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const id = await openDraft(page, owner, `Looked at in ${colorScheme}`)
    await choice(page, 'Add a note')
    await page.keyboard.type('Ask Ana')
    await page.keyboard.press('Escape')
    await expect(kept(page)).toBeVisible()
    const places = [
      `/${id}`,
      `/${id}?view=outline`,
      `/${id}?version=list`,
      '?panel=import',
      '/templates?template=erp-sync',
    ]
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const place of places) {
        await open(page, owner, place)
        const faults = async () => {
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
          return violations.flatMap(({ id: rule, nodes }) => nodes.slice(0, 3).map(({ html }) => `${rule}: ${html}`))
        }
        await expect.poll(faults, { message: `${place} at ${width}`, timeout: 10_000 }).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect([place, width, overflow]).toEqual([place, width, 0])
      }
    }
  })
}
