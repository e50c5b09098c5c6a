'use client'
import { cn } from '@/app/_ui/cn'
import { ConditionRow } from './condition-row'
import type { GroupDraft } from './draft'
import { NestedGroup } from './nested-group'

type ConditionListProps = {
  group: GroupDraft
  depth: number
  label: string
  /** The outermost lines are cards; those of a group stand in the group's. */
  cards?: boolean
  /** Beside `cards`: the coloured edge of what is left out. */
  edge?: string
}

/** The lines of a group. */
export function ConditionList({ group, depth, label, cards, edge }: ConditionListProps) {
  return (
    <ul aria-label={label} className={cn('flex flex-col', cards ? 'gap-2.5' : 'gap-1.5')}>
      {group.items.map((item) =>
        item.kind === 'group' ? (
          <NestedGroup key={item.key} group={item} parent={group} depth={depth + 1} />
        ) : (
          <ConditionRow
            key={item.key}
            item={item}
            groupKey={group.key}
            className={cards ? cn('card px-3.5 py-2.75', edge) : 'min-h-8 items-center'}
          />
        ),
      )}
    </ul>
  )
}
