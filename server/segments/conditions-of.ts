import type { Condition, ConditionGroup, SegmentDefinition } from './schema'

export const isGroup = (item: Condition | ConditionGroup): item is ConditionGroup => 'match' in item

/** Every condition of a definition, nested and excluded ones too, with its JSON Pointer tokens. */
export function conditionsOf(definition: SegmentDefinition): { condition: Condition; at: (string | number)[] }[] {
  const inGroup = (
    group: ConditionGroup,
    at: (string | number)[],
  ): { condition: Condition; at: (string | number)[] }[] =>
    group.conditions.flatMap((item, n) => {
      const here = [...at, 'conditions', n]
      return isGroup(item) ? inGroup(item, here) : [{ condition: item, at: here }]
    })
  return [...inGroup(definition, []), ...(definition.exclude ? inGroup(definition.exclude, ['exclude']) : [])]
}
