import type { MappingRow } from '@/server/events/mapping-of'
import type { ValidationError } from '@/server/problems'

export type Repair = { kind: 'changeType' | 'editField' | 'addField'; name: string }

/** What would let the next one through: another type for what came, less demand on what did not, a field for what is unknown. */
export function repairOf({ path }: ValidationError, mapping: readonly MappingRow[]): Repair {
  const row = mapping.find(({ pointer }) => pointer === path)
  if (!row) return { kind: 'addField', name: path.slice(path.lastIndexOf('/') + 1) }
  return { kind: row.raw === null ? 'editField' : 'changeType', name: row.name }
}
