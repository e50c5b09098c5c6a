import { execFileSync } from 'node:child_process'
import { test as base, expect, type Page } from '@playwright/test'

export type Owner = { email: string; password: string; storeId: string }

let made = 0

function operate(args: string[], input = ''): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/inlet.ts', ...args], {
    input,
    encoding: 'utf8',
  }).trim()
}

/** A store of its own with a person in it, made as an operator makes them. */
export function makeOwner(role = 'owner', storeId = operate(['store', 'create', '--name', 'Casa Luna'])): Owner {
  const email = `person${++made}-${Date.now()}@example.org`
  const password = 'a-long-enough-password'
  operate(['user', 'create', '--email', email, '--store', storeId, '--role', role], `${password}\n`)
  return { email, password, storeId }
}

/** Through the real form. */
export async function signIn(page: Page, { email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A test whose page belongs to a signed-in owner; it fails on any error that the page reports. */
export const test = base.extend<{ owner: Owner; complaints: string[] }>({
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
  owner: async ({ page }, use) => {
    const owner = makeOwner()
    await signIn(page, owner)
    await use(owner)
  },
})

export { expect }

/** A key as an operator makes one: the whole `keyId:secret`. */
export const makeKey = (storeId: string, scopes: string): string =>
  operate(['api-key', 'create', '--store', storeId, '--name', 'Outside', '--scope', scopes])
