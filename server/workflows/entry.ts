import { z } from 'zod'

const count = z.int('expected a whole number').min(1, 'expected at least 1').max(1_000_000_000)

/** How often a workflow is entered by a trigger: settings that all triggers have. */
export const entrySettings = {
  /** `once`: each contact enters the workflow once. */
  entry: z.enum(['every', 'once']).default('every'),
  /** At most so often by one contact, and by all together. */
  limits: z.object({ perContact: count.optional(), total: count.optional() }).default({}),
}

type EntrySettings = { entry: 'every' | 'once'; limits: { perContact?: number; total?: number } }

/** How often a workflow was entered before, whatever its version and trigger. */
export type Entered = { contact: number; total: number }
export const NEVER_ENTERED: Entered = { contact: 0, total: 0 }

/** Up to how many entries must be counted to judge the next one; undefined where they do not matter. */
export type EntryLimits = { perContact: number | undefined; total: number | undefined }

export const entryLimits = ({ entry, limits }: EntrySettings): EntryLimits => ({
  perContact: entry === 'once' ? 1 : limits.perContact,
  total: limits.total,
})

/** Why another entry is one too many; undefined where it is not. */
export function shutByEntry(settings: EntrySettings, { contact, total }: Entered): string | undefined {
  const { perContact, total: inAll } = entryLimits(settings)
  if (perContact === 1 && contact > 0) return 'this contact has entered it before, and each enters once'
  if (perContact !== undefined && contact >= perContact)
    return `this contact has entered it ${contact} times, and each enters ${perContact} times at most`
  if (inAll !== undefined && total >= inAll) return `it was to be entered ${inAll} times in all, and has been`
  return undefined
}
