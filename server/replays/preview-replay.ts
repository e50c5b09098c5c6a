import { sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { type Configuration, judgePresent } from '@/server/events/configuration'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import { newId } from '@/server/ids'
import { isProblem } from '@/server/problems'
import { type Judged, judgeReplay, unreplayable } from './judge-replay'
import { type KeptReception, keptReceptions, type ReadKept } from './kept-reception'
import { missingContacts } from './missing-contacts'
import { isUnproved } from './replay-reception'
import { matching } from './replayable'

/** So many are judged for a preview, the oldest first; `total` counts all. */
const JUDGED_MAX = 500

export type ReplayPreview = {
  total: number
  judged: number
  /** Would be accepted now. */
  passes: number
  fails: number
  /** Of those that pass: came through the Public API for a contact that does not exist, so they need `createsContacts`. */
  contactMissing: number
  /** Replayed before, of an unproved sender, or with too little of the body kept. */
  skipped: number
  /** What would be refused, by its first reason, the commonest first. */
  reasons: { path: string; reason: string; count: number }[]
}

/** How a replay of all that match would end, by the present definitions. Stores nothing. */
export async function previewReplay(
  ctx: StoreContext,
  filter: ReceptionFilter,
  readKept: ReadKept,
): Promise<ReplayPreview> {
  const storeId = ctx.store.id
  const { total, some } = await inStore(storeId, async (tx) => {
    const where = matching(storeId, filter, newId(), null)
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from receptions r where r.store_id = ${storeId} and ${where}`)
    return { total: row?.n ?? 0, some: await keptReceptions(tx, storeId, where, JUDGED_MAX) }
  })
  const { emails, ...judged } = await judgePresent(storeId, (configuration) => judgeAll(configuration, some, readKept))
  const missing = await missingContacts(storeId, emails)
  return { total, ...judged, contactMissing: emails.filter((email) => missing.has(email)).length }
}

/** `emails`: of the contacts that what passes needs, and that a replay does not make by itself. */
type JudgedAll = Omit<ReplayPreview, 'total' | 'contactMissing'> & { emails: string[] }

function judgeAll(configuration: Configuration, some: KeptReception[], readKept: ReadKept): JudgedAll {
  const all: JudgedAll = { judged: some.length, passes: 0, fails: 0, skipped: 0, reasons: [], emails: [] }
  const reasons = new Map<string, ReplayPreview['reasons'][number]>()
  for (const kept of some) {
    const fault = faultOf(configuration, kept, readKept)
    if (fault === 'skipped') all.skipped++
    else if ('judged' in fault) {
      all.passes++
      if (kept.receiveContext === 'api') all.emails.push(...emailsOf(fault.judged))
    } else {
      all.fails++
      const key = `${fault.path} ${fault.reason}`
      const known = reasons.get(key) ?? { ...fault, count: 0 }
      known.count++
      reasons.set(key, known)
    }
  }
  all.reasons = [...reasons.values()].sort((a, b) => b.count - a.count).slice(0, 10)
  return all
}

/** Whose the events are; the Public API names a contact with each. */
const emailsOf = ({ events }: Judged): string[] => events.flatMap(({ email }) => email ?? [])

/** Whether a replay of many passes it over: what it does must be what nobody could object to. */
export const isSkipped = (kept: KeptReception): boolean =>
  kept.isReplayed || isUnproved(kept) || unreplayable(kept) !== undefined

function faultOf(configuration: Configuration, kept: KeptReception, readKept: ReadKept) {
  if (isSkipped(kept)) return 'skipped'
  try {
    return { judged: judgeReplay(configuration, kept, readKept) }
  } catch (error) {
    if (!isProblem(error)) throw error
    return error.extras.validationErrors?.[0] ?? { path: '', reason: error.detail }
  }
}
