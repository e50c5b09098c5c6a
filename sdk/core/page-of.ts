import type { Page } from './public-types'

const MEMBERS = ['url', 'title', 'referrer', 'language'] as const
const LENGTH_MAX = 2_048

/** The page as the contract has it (§5): four texts of bearable length, and none that is empty. */
export function pageOf(given: Page): Page | undefined {
  const page: Page = {}
  for (const member of MEMBERS) {
    const text = given[member]
    if (typeof text === 'string' && text) page[member] = text.slice(0, LENGTH_MAX)
  }
  return Object.keys(page).length > 0 ? page : undefined
}
