import type { WorkflowNode } from '@/server/workflows/schema'

type Config = WorkflowNode['config']

/** How often a trigger lets in: `limited` so often per contact; an empty field is null. */
export type EntryConfig = {
  mode: 'every' | 'once' | 'limited'
  perContact: number | null
  /** undefined: no limit for all together. */
  total: number | null | undefined
}

export function readEntry({ entry, limits }: Config): EntryConfig {
  const { perContact, total } = typeof limits === 'object' && limits !== null ? (limits as Config) : {} // read key by key
  const isLimited = perContact !== undefined
  return {
    mode: entry === 'once' ? 'once' : isLimited ? 'limited' : 'every',
    perContact: typeof perContact === 'number' ? perContact : null,
    total: total === undefined || typeof total === 'number' ? total : null,
  }
}

/** The part of a trigger's config that says so. */
export const entryConfigOf = ({ mode, perContact, total }: EntryConfig): Config => ({
  entry: mode === 'once' ? 'once' : 'every',
  limits: { ...(mode === 'limited' && { perContact }), ...(total !== undefined && { total }) },
})
