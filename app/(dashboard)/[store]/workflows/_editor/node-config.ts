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
export type CheckConfig = { source?: Source; operator?: string; value?: unknown }

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

/** What a new node begins with. */
export const newConfig = (type: string, eventTypeId: string | undefined): Config => {
  if (type === 'receive-event') return { ...(eventTypeId && { eventTypeId }), entry: 'every' }
  return type === 'set-field' ? { assignments: [] } : {}
}
