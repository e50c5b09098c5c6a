import type { WorkflowNode } from '@/server/workflows/schema'
import { readSource, readWhere, type Source, type Where } from './node-config'
import { type Duration, readDuration } from './wait-config'

/** A field of the awaited event that must be the same as a value that is known. */
export type Same = { field: string; source?: Source | undefined }
export type AwaitedConfig = { eventTypeId?: string | undefined; where: Where[]; same: Same[]; timeout: Duration }

/** What *Wait for event* waits for, and how long. */
export const readAwaited = ({ eventTypeId, where, same, timeout }: WorkflowNode['config']): AwaitedConfig => ({
  eventTypeId: typeof eventTypeId === 'string' ? eventTypeId : undefined,
  where: readWhere(where),
  same: Array.isArray(same) ? same.flatMap(readSame) : [],
  timeout: readDuration(timeout),
})

function readSame(value: unknown): Same[] {
  if (typeof value !== 'object' || value === null) return []
  const field = 'field' in value && typeof value.field === 'string' ? value.field : ''
  return [{ field, source: 'source' in value ? readSource(value.source) : undefined }]
}
