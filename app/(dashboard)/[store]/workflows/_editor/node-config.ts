import type { WorkflowNode } from '@/server/workflows/schema'

/** A node's `config` as its panel edits it. A draft may hold anything: what does not fit is read as not there. */
export type Source =
  | { from: 'event'; node: string; field: string }
  | { from: 'contact'; field: string }
  | { from: 'literal'; value: unknown }
export type Where = { field: string; operator: string; value?: unknown }
export type TriggerConfig = {
  eventTypeId?: string
  trust: 'any' | 'verified'
  filter: Where[]
}
export type Assignment = { field: string; operator: string; source?: Source }
export type SetFieldConfig = { assignments: Assignment[]; keepNewer: boolean }
export type CheckConfig = { source?: Source; operator?: string; value?: unknown }

export type SendDataConfig = { eventTypeId?: string; values: ReadonlyMap<string, Source> }

type Config = WorkflowNode['config']

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []

export function readSource(value: unknown): Source | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value)) return undefined
  const field = 'field' in value ? text(value.field) : undefined
  const node = 'node' in value ? text(value.node) : undefined
  if (value.from === 'event' && node !== undefined && field !== undefined) return { from: 'event', node, field }
  if (value.from === 'contact' && field !== undefined) return { from: 'contact', field }
  return value.from === 'literal' ? { from: 'literal', value: 'value' in value ? value.value : undefined } : undefined
}

export const readWhere = (value: unknown): Where[] =>
  list(value).map(({ field, operator, value: operand }) => ({
    ...{ field: text(field) ?? '', operator: text(operator) ?? '', value: operand },
  }))

export const readTrigger = (config: Config): TriggerConfig => ({
  eventTypeId: text(config.eventTypeId),
  trust: config.trust === 'verified' ? 'verified' : 'any',
  filter: readWhere(config.filter),
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

/** What a new node begins with. */
export function newConfig(type: string, eventTypeId: string | undefined): Config {
  switch (type) {
    case 'receive-event':
      return { ...(eventTypeId && { eventTypeId }), entry: 'every' }
    case 'page-visit':
      return { entry: 'every' }
    case 'wait':
      return { for: { value: 1, unit: 'day' } }
    case 'wait-for-event':
      return { timeout: { value: 1, unit: 'day' } }
    case 'split':
      return { shares: { a: 50, b: 50 } }
    case 'set-field':
      return { assignments: [] }
    default:
      return {}
  }
}
