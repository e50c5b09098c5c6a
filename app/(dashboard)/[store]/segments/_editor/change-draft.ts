import { type Draft, type GroupDraft, type ItemDraft, newKey } from './draft'

/** Puts what `change` answers in the place of the line with this key: nothing removes it, two lines double it. */
export function replaceItem(draft: Draft, key: string, change: (item: ItemDraft) => ItemDraft[]): Draft {
  const inGroup = (group: GroupDraft): GroupDraft => ({
    ...group,
    items: group.items.flatMap((item) => {
      if (item.key === key) return change(item)
      return item.kind === 'group' ? [inGroup(item)] : [item]
    }),
  })
  return { ...draft, include: inGroup(draft.include), exclude: inGroup(draft.exclude) }
}

/** Changes a group, the two outermost ones too. */
export function changeGroup(draft: Draft, key: string, change: (group: GroupDraft) => GroupDraft): Draft {
  if (draft.include.key === key) return { ...draft, include: change(draft.include) }
  if (draft.exclude.key === key) return { ...draft, exclude: change(draft.exclude) }
  return replaceItem(draft, key, (item) => [item.kind === 'group' ? change(item) : item])
}

/** The same line once more, with keys of its own all the way down. */
export function copyOf(item: ItemDraft): ItemDraft {
  const key = newKey()
  if (item.kind === 'group') return { ...item, key, items: item.items.map(copyOf) }
  if (item.kind === 'event') return { ...item, key, where: item.where.map((each) => ({ ...each, key: newKey() })) }
  return { ...item, key }
}
