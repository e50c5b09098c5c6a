import type { WorkflowNode } from '@/server/workflows/schema'
import { readSource, type Source } from './node-config'

export const WAIT_UNITS = ['minute', 'hour', 'day', 'week'] as const
export type WaitUnit = (typeof WAIT_UNITS)[number] | 'second'
/** An empty field is null. */
export type Duration = { value: number | null; unit: WaitUnit }

export const OFFSET_UNITS = ['hour', 'day', 'week'] as const
export type Offset = { value: number; unit: (typeof OFFSET_UNITS)[number] }

/** The contact field that names the time zone; undefined: the store's own. */
type Zoned = { zoneField?: string | undefined }
export type WaitConfig =
  | ({ mode: 'for' } & Duration)
  | ({ mode: 'until'; time: string; weekdays: number[] } & Zoned)
  /** So much after the date, before it where negative; an empty time is the date's own. */
  | ({ mode: 'date'; source?: Source | undefined; offset?: Offset | undefined; time: string } & Zoned)

type Config = WorkflowNode['config']

const part = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Config) : {}) // read key by key
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function readDuration(value: unknown): Duration {
  const { value: count, unit } = part(value)
  const known = [...WAIT_UNITS, 'second' as const].find((one) => one === unit)
  return { value: typeof count === 'number' ? count : null, unit: known ?? 'day' }
}

/** A draft that says none of the three waits for days. */
export function readWait(config: Config): WaitConfig {
  if ('until' in config) {
    const { time, weekdays, zoneField } = part(config.until)
    const days = Array.isArray(weekdays) ? weekdays.filter((day) => typeof day === 'number') : []
    return { mode: 'until', time: text(time) ?? '', weekdays: days, zoneField: text(zoneField) }
  }
  if ('untilDate' in config) {
    const { source, offset, time, zoneField } = part(config.untilDate)
    const from = readSource(source)
    return {
      ...{ mode: 'date', source: from, offset: readOffset(offset), time: text(time) ?? '', zoneField: text(zoneField) },
    }
  }
  return { mode: 'for', ...readDuration(config.for) }
}

function readOffset(value: unknown): Offset | undefined {
  const { value: count, unit } = part(value)
  const known = OFFSET_UNITS.find((one) => one === unit)
  return known && typeof count === 'number' ? { value: count, unit: known } : undefined
}

export function waitConfigOf(wait: WaitConfig): Config {
  if (wait.mode === 'for') return { for: { value: wait.value, unit: wait.unit } }
  const zone = wait.zoneField !== undefined && { zoneField: wait.zoneField }
  const { time } = wait
  if (wait.mode === 'until')
    return { until: { time, ...(wait.weekdays.length > 0 && { weekdays: wait.weekdays }), ...zone } }
  const { source, offset } = wait
  return { untilDate: { ...(source && { source }), ...(offset && { offset }), ...(time && { time }), ...zone } }
}
