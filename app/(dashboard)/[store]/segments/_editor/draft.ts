import type { EventCondition, Window } from '@/server/segments/schema'

/** What compares a field, while it is being put together; `key` names the line on the screen alone. */
export type Comparison = { field: string | null; operator: string | null; value?: unknown }
export type WhereDraft = Comparison & { key: string }
export type FieldDraft = Comparison & { key: string; kind: 'contact-field' }
export type EventDraft = {
  key: string
  kind: 'event'
  eventTypeId: string | null
  count: EventCondition['count']
  window: Window
  where: WhereDraft[]
}
export type SegmentDraft = { key: string; kind: 'in-segment'; segmentId: string | null; is: 'in' | 'not-in' }
export type Match = 'all' | 'any'
export type GroupDraft = { key: string; kind: 'group'; match: Match; items: ItemDraft[] }
export type ConditionDraft = FieldDraft | EventDraft | SegmentDraft
export type ItemDraft = ConditionDraft | GroupDraft
export type ItemKind = ItemDraft['kind']

/** A segment in the editor: unlike the document it may have lines that are not finished. */
export type Draft = { name: string; include: GroupDraft; exclude: GroupDraft }

let made = 0
export const newKey = (): string => `line-${++made}`

export const EMPTY_COMPARISON: Comparison = { field: null, operator: null }

export function newItem(kind: ItemKind): ItemDraft {
  const key = newKey()
  switch (kind) {
    case 'contact-field':
      return { key, kind, ...EMPTY_COMPARISON }
    case 'event':
      return {
        ...{ key, kind, eventTypeId: null, where: [] },
        count: { operator: 'at-least', value: 1 },
        window: { last: { value: 30, unit: 'day' } },
      }
    case 'in-segment':
      return { key, kind, segmentId: null, is: 'in' }
    case 'group':
      return { key, kind, match: 'any', items: [] }
  }
}

export const emptyDraft = (): Draft => ({
  name: '',
  include: { key: newKey(), kind: 'group', match: 'all', items: [] },
  exclude: { key: newKey(), kind: 'group', match: 'any', items: [] },
})
