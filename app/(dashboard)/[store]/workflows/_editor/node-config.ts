import type { WorkflowNode } from '@/server/workflows/schema'

/** A node's `config` as its panel edits it. A draft may hold anything: what does not fit is read as not there. */
export type Source =
  | { from: 'event'; node: string; field: string }
  | { from: 'contact'; field: string }
  | { from: 'literal'; value: unknown }
export type Where = { field: string; operator: string; value?: unknown }
export type TriggerConfig = {
  eventTypeId?: string
  entry: 'every' | 'once'
  trust: 'any' | 'verified'
  filter: Where[]
}
export type Assignment = { field: string; operator: string; source?: Source }
export type SetFieldConfig = { assignments: Assignment[]; keepNewer: boolean }
export type WaitConfig =
  | { mode: 'for'; value: number | null; unit: WaitUnit }
  | { mode: 'until'; time: string; weekdays: number[] }
export type CheckConfig = { source?: Source; operator?: string; value?: unknown }

export type SendDataConfig = { eventTypeId?: string; values: ReadonlyMap<string, Source> }

export const WAIT_UNITS = ['minute', 'hour', 'day', 'week'] as const
export type WaitUnit = (typeof WAIT_UNITS)[number] | 'second'

type Config = WorkflowNode['config']

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []

function readSource(value: unknown): Source | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value)) return undefined
  const field = 'field' in value ? text(value.field) : undefined
  const node = 'node' in value ? text(value.node) : undefined
  if (value.from === 'event' && node !== undefined && field !== undefined) return { from: 'event', node, field }
  if (value.from === 'contact' && field !== undefined) return { from: 'contact', field }
  return value.from === 'literal' ? { from: 'literal', value: 'value' in value ? value.value : undefined } : undefined
}

export const readTrigger = (config: Config): TriggerConfig => ({
  eventTypeId: text(config.eventTypeId),
  entry: config.entry === 'once' ? 'once' : 'every',
  trust: config.trust === 'verified' ? 'verified' : 'any',
  filter: list(config.filter).map(({ field, operator, value }) => ({
    field: text(field) ?? '',
    operator: text(operator) ?? '',
    value,
  })),
})

export const readSetField = (config: Config): SetFieldConfig => ({
  assignments: list(config.assignments).map(({ field, operator, source }) => ({
    ...{ field: text(field) ?? '', operator: text(operator) ?? 'set', source: readSource(source) },
  })),
  keepNewer: config.keepNewer !== false,
})

export const readCheck = ({ source, operator, value }: Config): CheckConfig => ({
  ...{ source: readSource(source), operator: text(operator), value },
})

export const readSegmentId = ({ segmentId }: Config): string | undefined => text(segmentId)

export const readWebContentId = ({ webContentId }: Config): string | undefined => text(webContentId)

/** What is sent, and by the ids of its fields where their values come from. */
export const readSendData = ({ eventTypeId, values }: Config): SendDataConfig => ({
  eventTypeId: text(eventTypeId),
  values: new Map(
    Object.entries(typeof values === 'object' && values !== null ? values : {}).flatMap(([field, value]) => {
      const source = readSource(value)
      return source ? [[field, source] as const] : []
    }),
  ),
})

/** A draft that says neither waits for a day. */
export function readWait(config: Config): WaitConfig {
  const part = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Config) : {}) // read key by key
  if ('until' in config) {
    const { time, weekdays } = part(config.until)
    const days = Array.isArray(weekdays) ? weekdays.filter((day) => typeof day === 'number') : []
    return { mode: 'until', time: text(time) ?? '', weekdays: days }
  }
  const { value, unit } = part(config.for)
  const known = [...WAIT_UNITS, 'second' as const].find((one) => one === unit)
  return { mode: 'for', value: typeof value === 'number' ? value : null, unit: known ?? 'day' }
}

export const waitConfigOf = (wait: WaitConfig): Config =>
  wait.mode === 'for'
    ? { for: { value: wait.value, unit: wait.unit } }
    : { until: { time: wait.time, ...(wait.weekdays.length > 0 && { weekdays: wait.weekdays }) } }

/** What a new node begins with. */
export const newConfig = (type: string, eventTypeId: string | undefined): Config => {
  if (type === 'receive-event') return { ...(eventTypeId && { eventTypeId }), entry: 'every' }
  if (type === 'wait') return { for: { value: 1, unit: 'day' } }
  if (type === 'page-visit') return { entry: 'every' }
  return type === 'set-field' ? { assignments: [] } : {}
}
