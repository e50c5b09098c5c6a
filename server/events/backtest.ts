import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { perProcess } from '@/server/per-process'
import { Problem } from '@/server/problems'
import { compileVersion } from '@/server/workflows/compile-version'
import { definitionsOf } from '@/server/workflows/definitions-of'
import { versionDocumentOf } from '@/server/workflows/references-of'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { surroundingsOf } from '@/server/workflows/surroundings'
import { backtestPage, backtestSpan, type PastEvent } from './backtest-page'
import { type BacktestResult, BacktestTally } from './backtest-tally'

export type Backtest = BacktestResult & {
  /** How many days back it looked. */
  days: number
  /** Where there were more events than it takes: the first ones were left out. ISO 8601, when the rest begins. */
  cutAt: string | null
  /** Where the time was up: the moment of the last event that took part, ISO 8601. */
  stoppedAt: string | null
}

const DAYS = 30
const EVENTS_MAX = 100_000
const BUDGET_MS = 20_000
const AT_ONCE_MAX = 2
const running = () => perProcess('backtests', () => ({ count: 0 }))

/**
 * A draft over the events and moves of the last 30 days, in their order, and nothing is written. Contacts begin with the
 * values that they have now, and what an earlier event of the backtest changed is carried on; waits are taken as over,
 * those for an event as run out. Bounded: the newest 100,000, and about 20 seconds. Problem: `too-many-requests`.
 */
export async function backtest(ctx: StoreContext, document: WorkflowDocument): Promise<Backtest> {
  const hand = running()
  if (hand.count >= AT_ONCE_MAX)
    throw new Problem('too-many-requests', 'Other backtests are running. Try again in half a minute.')
  hand.count++
  try {
    return await runBacktest(ctx.store.id, document)
  } finally {
    hand.count--
  }
}

async function runBacktest(storeId: string, { nodes, edges }: WorkflowDocument): Promise<Backtest> {
  const end = performance.now() + BUDGET_MS
  const now = new Date()
  const { tally, keys, version } = await inStore(storeId, async (tx) => {
    const definitions = await definitionsOf(tx, storeId)
    const version = {
      ...{ workflowId: 'backtest', workflowName: 'Backtest', priority: 0, versionId: 'backtest' },
      document: versionDocumentOf({ nodes, edges }, definitions),
    }
    const { timeZone } = await surroundingsOf(tx, storeId, [version], [])
    const keys = [...compileVersion(version.document).triggers.keys()]
    return { tally: new BacktestTally(version, definitions.contactFields, timeZone), keys, version }
  })
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString()
  const span = await backtestSpan(storeId, { keys, since, max: EVENTS_MAX })
  let last: PastEvent | undefined
  for (let after = span.after; ; ) {
    if (performance.now() > end) return resultOf(tally, { cutAt: span.cutAt, stoppedAt: last?.at ?? since })
    const page = await backtestPage(storeId, { keys, after, version, isKnown: (id) => tally.knows(id) })
    for (const contact of page.contacts) tally.meet(contact, page.memberships.get(contact.id))
    for (const event of page.events) tally.take(event)
    last = page.events.at(-1) ?? last
    if (!page.hasMore || !last) return resultOf(tally, { cutAt: span.cutAt, stoppedAt: null })
    after = last.id
    await new Promise((done) => setImmediate(done))
  }
}

const resultOf = (tally: BacktestTally, bounds: Pick<Backtest, 'cutAt' | 'stoppedAt'>): Backtest => ({
  ...tally.result(),
  ...bounds,
  days: DAYS,
})
