import type { Condition, ConditionGroup, SegmentDefinition } from '@/server/segments/schema'
import { type Draft, emptyDraft, type GroupDraft, type ItemDraft, newKey } from './draft'

/** A saved segment as the editor begins with it. */
export function draftOf(name: string, definition: SegmentDefinition | null): Draft {
  const empty = emptyDraft()
  if (!definition) return { ...empty, name }
  return {
    name,
    include: groupOf(definition),
    exclude: definition.exclude ? groupOf(definition.exclude) : empty.exclude,
  }
}

const groupOf = ({ match, conditions }: ConditionGroup): GroupDraft => ({
  ...{ key: newKey(), kind: 'group', match },
  items: conditions.map(itemOf),
})

function itemOf(item: Condition | ConditionGroup): ItemDraft {
  if ('match' in item) return groupOf(item)
  const key = newKey()
  if (item.kind !== 'event') return { ...item, key }
  return { ...item, key, where: item.where.map((each) => ({ ...each, key: newKey() })) }
}
