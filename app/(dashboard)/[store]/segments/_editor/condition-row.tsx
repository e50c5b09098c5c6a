'use client'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import type { ConditionDraft } from './draft'
import { useEditor } from './editor-context'
import { EventCondition } from './event-condition'
import { FieldCondition } from './field-condition'
import { LineFaults } from './line-faults'
import { RowMenu } from './row-menu'
import { SegmentCondition } from './segment-condition'
import { useFocus } from './use-focus'

type ConditionRowProps = { item: ConditionDraft; groupKey: string; className?: string }

/** One condition as a sentence, with its menu at the end. */
export function ConditionRow({ item, groupKey, className }: ConditionRowProps) {
  const t = useTranslations('segments')
  const { faultsOf } = useEditor()
  const row = useFocus<HTMLLIElement>(item.key)
  return (
    <li ref={row} className={cn('flex items-start gap-2', className)}>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 text-13 text-ink-2">
        <Sentence item={item} />
        <LineFaults reasons={faultsOf(item.key)} />
      </div>
      <RowMenu itemKey={item.key} groupKey={groupKey} label={t('conditionMenu')} />
    </li>
  )
}

function Sentence({ item }: { item: ConditionDraft }) {
  switch (item.kind) {
    case 'contact-field':
      return <FieldCondition item={item} />
    case 'event':
      return <EventCondition item={item} />
    case 'in-segment':
      return <SegmentCondition item={item} />
  }
}
