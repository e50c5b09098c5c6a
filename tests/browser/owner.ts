import { execFileSync } from 'node:child_process'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

export type Owner = { email: string; password: string; storeId: string }
type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/** The operator's command line, against the running product's database. */
function operate(args: string[], input = ''): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/inlet.ts', ...args], {
    input,
    encoding: 'utf8',
  }).trim()
}

let made = 0

/** A person in a store, by default a new one, made as an operator makes them. */
export function makeOwner(role = 'owner', storeId = operate(['store', 'create', '--name', 'Casa Luna'])): Owner {
  const email = `person${++made}-${Date.now()}@example.org`
  const password = 'a-long-enough-password'
  operate(['user', 'create', '--email', email, '--store', storeId, '--role', role], `${password}\n`)
  return { email, password, storeId }
}

/** A key as an operator makes one: the whole `keyId:secret`. */
export const makeKey = (storeId: string, scopes: string): string =>
  operate(['api-key', 'create', '--store', storeId, '--name', 'Outside', '--scope', scopes])

/** Through the real form. */
export async function signIn(page: Page, { email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** For a test that signs in by itself. */
export const SIGNED_OUT = { cookies: [], origins: [] }

/** Each file has a store of its own, so that no test depends on another file's. */
const owners = new Map<string, Owner>()
const sessions = new Map<string, Session>()

type Fixtures = {
  /** Of this file's store. */
  owner: Owner
  /** Errors that the page reported; one left at the end fails the test. */
  complaints: string[]
}

/** A test whose page belongs to the owner of the file's own store, who signed in once by the form. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  owner: async ({}, use, { file }) => {
    const owner = owners.get(file) ?? makeOwner()
    owners.set(file, owner)
    await use(owner)
  },
  storageState: async ({ owner, browser, baseURL }, use, { file }) => {
    let session = sessions.get(file)
    if (!session) {
      const page = await browser.newPage({ baseURL, locale: 'en-GB' })
      await signIn(page, owner)
      session = await page.context().storageState()
      sessions.set(file, session)
      await page.close()
    }
    await use(session)
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Opens the list with this label and takes the first option of this name. */
export async function choose(
  scope: Pick<Page, 'getByRole'>,
  label: string | RegExp,
  option: string | RegExp,
): Promise<void> {
  const list = scope.getByRole('combobox', { name: label })
  const open = list.page().getByRole('listbox').filter({ visible: true })
  // A list that was open before takes a moment to go, and would pass for this one.
  await expect(open).toHaveCount(0)
  await list.click()
  await expect(open).toHaveCount(1)
  await open.getByRole('option', { name: option }).first().click()
}

/** The places, at the left of every screen. */
export const railOf = (page: Page) => page.getByRole('navigation', { name: 'Places' })

/** When its data has come, whatever they are. */
export async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0)
}

export { expect }
