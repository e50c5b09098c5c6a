import { log } from '@/server/log'

/** After so many the work is parked with its reason, to be looked at and retried by a person (faults §1). */
export const ATTEMPTS_MAX = 5

/** When the next attempt is after the first, second … failed one: in 2, 4, 8, 16, 32 s. ISO 8601. */
export const retryTimes = (now: Date): string[] =>
  Array.from({ length: ATTEMPTS_MAX }, (_, n) => new Date(now.getTime() + 2000 * 2 ** n).toISOString())

type Group = {
  contactIds: string[]
  error: unknown
  /** Tries a part of the group. */
  retry: (contactIds: string[]) => Promise<unknown>
  /** Counts the failed attempt of the one contact that it was. */
  count: (contactId: string, reason: string) => Promise<void>
}

/** A group that fails is tried again in halves, until the one contact that fails stands alone and is counted (faults §1). */
export async function afterFailure(storeId: string, { contactIds, error, retry, count }: Group): Promise<void> {
  const [first] = contactIds
  if (contactIds.length === 1 && first) {
    log.warn({ storeId, err: error }, 'the work of a contact failed')
    await count(first, reasonOf(error))
    return
  }
  const half = Math.ceil(contactIds.length / 2)
  await retry(contactIds.slice(0, half))
  await retry(contactIds.slice(half))
}

/** What the database or the code said at the bottom: drizzle's own message repeats the query with the contact's data. */
function reasonOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? at.message : 'unknown reason'
}
