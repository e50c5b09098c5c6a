'use client'
import { useTranslations } from 'next-intl'
import { AddCondition } from './add-condition'
import { ConditionList } from './condition-list'
import type { GroupDraft } from './draft'
import { useEditor } from './editor-context'
import { LineFaults } from './line-faults'
import { MatchPicker } from './match-picker'
import { RowMenu } from './row-menu'
import { useFocus } from './use-focus'

type NestedGroupProps = { group: GroupDraft; parent: GroupDraft; depth: number }

/** "and any of": conditions that count as one, with a coloured edge. */
export function NestedGroup({ group, parent, depth }: NestedGroupProps) {
  const t = useTranslations('segments')
  const { changeGroup, faultsOf } = useEditor()
  const line = useFocus<HTMLLIElement>(group.key)
  const isFirst = parent.items[0]?.key === group.key
  return (
    <li ref={line} className="card border-l-[3px] border-l-info px-3.5 py-2.75">
      <div className="mb-1.5 flex items-start gap-2">
        <p className="flex min-w-0 flex-1 flex-wrap items-center gap-2 text-13 text-ink-2">
          {!isFirst && <span>{t(parent.match === 'all' ? 'and' : 'or')}</span>}
          <MatchPicker value={group.match} onChange={(match) => changeGroup({ ...group, match })} />
          <span>{t('of')}</span>
        </p>
        <RowMenu itemKey={group.key} groupKey={parent.key} label={t('groupMenu')} />
      </div>
      <ConditionList group={group} depth={depth} label={t('groupLabel', { match: group.match })} />
      <div className="mt-1">
        <AddCondition group={group} depth={depth} label={t('add.toGroup')} />
      </div>
      <LineFaults reasons={faultsOf(group.key)} />
    </li>
  )
}
