import { processContact } from '@/server/events/process-events'
import { log } from '@/server/log'
import { shownByWorkflows } from './shown-by-workflows'
import { type ShownContent, takeShowings } from './take-showings'

/** How long an answer may wait for what its events make appear (contract §5). */
const BUDGET_MS = 300

/** An event that this request brought in. */
export type StoredEvent = { contactId: string; eventTypeId: string }

type Input = {
  storeId: string
  /** Of the store, when the events were accepted. */
  revision: number
  trackerId: string
  events: readonly StoredEvent[]
}

/**
 * The web contents for this tracker: those of earlier events, and those that the events of this request make appear,
 * where their workflows come to it within the budget. What comes later is answered with the tracker's next request.
 * Never fails: the events are stored, and the answer says so.
 */
export async function answerContents({ storeId, revision, trackerId, events }: Input): Promise<ShownContent[]> {
  try {
    const { hasContents, eventTypeIds } = await shownByWorkflows(storeId, revision)
    if (!hasContents) return []
    const showing = events.filter(({ eventTypeId }) => eventTypeIds.has(eventTypeId))
    await withinBudget(storeId, [...new Set(showing.map(({ contactId }) => contactId))])
    return await takeShowings(storeId, trackerId, new Date().toISOString())
  } catch (error) {
    log.warn({ storeId, err: error }, 'web contents were left for the next request')
    return []
  }
}

/** What is under way when the budget ends goes on behind the answer. */
async function withinBudget(storeId: string, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return
  const deadlineMs = performance.now() + BUDGET_MS
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((done) => {
    timer = setTimeout(done, BUDGET_MS)
  })
  const work = processAll(storeId, contactIds, deadlineMs).catch((error) =>
    log.warn({ storeId, err: error }, 'the work of a contact failed'),
  )
  await Promise.race([work, over])
  clearTimeout(timer)
}

async function processAll(storeId: string, contactIds: string[], deadlineMs: number): Promise<void> {
  for (const contactId of contactIds) await processContact(storeId, contactId, deadlineMs)
}
