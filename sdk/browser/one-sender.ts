import type { Shelf } from '../core/types'

const KEY = 'lease'
/** Longer than a request may take: a sender that lives never loses its lease between two of them. */
const LEASE_MS = 40_000

type Work = () => Promise<void>

/**
 * Lets one tab at a time work: by a Web Lock of this name, and where the browser gives none (plain http, sandbox, old) by a lease on
 * the shelf that all tabs share. The lease is not airtight; what two tabs send twice has the same ids.
 */
export function oneSender(name: string, shelf: Shelf): (work: Work) => Promise<void> {
  const owner = `${Math.random()} `
  return async (work) => {
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return work()
    }
    try {
      return await navigator.locks.request(name, begin)
    } catch (error) {
      if (hasBegun) throw error
    }
    const renewal = await takeLease(shelf, owner)
    await begin().finally(() => {
      clearInterval(renewal)
      if (renewal) shelf.remove(KEY)
    })
  }
}

/** Waits until the lease is this tab's. A shelf that is forbidden or full is no tab's, so there is nothing to share. */
async function takeLease(shelf: Shelf, owner: string): Promise<ReturnType<typeof setInterval> | undefined> {
  const take = () => shelf.set(KEY, owner + (Date.now() + LEASE_MS))
  const held = () => shelf.get(KEY) || ''
  try {
    while (!held().startsWith(owner)) {
      if (!isInForce(Number(held().split(' ')[1]))) take()
      // Of two tabs that take it in the same instant the later stays.
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100))
    }
    return setInterval(take, LEASE_MS / 4)
  } catch {
    return undefined
  }
}

const isInForce = (until: number): boolean => until > Date.now() && until <= Date.now() + LEASE_MS
