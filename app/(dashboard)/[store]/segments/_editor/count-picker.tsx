'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import type { EventCondition } from '@/server/segments/schema'
import { useEditor } from './editor-context'
import { WholeNumber } from './whole-number'

type Count = EventCondition['count']
const KINDS = ['at-least', 'at-most', 'exactly', 'never'] as const

/** How often: "never" is exactly 0 times. */
export function CountPicker({ value, onChange }: { value: Count; onChange: (count: Count) => void }) {
  const t = useTranslations('segments')
  const { isReadOnly } = useEditor()
  const kind = value.operator === 'exactly' && value.value === 0 ? 'never' : value.operator
  const choose = (next: (typeof KINDS)[number]) =>
    onChange(next === 'never' ? { operator: 'exactly', value: 0 } : { operator: next, value: Math.max(1, value.value) })
  return (
    <>
      <Select
        {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.count') }}
        options={KINDS.map((each) => ({ value: each, label: t(`count.${each}`) }))}
        value={kind}
        onChange={choose}
      />
      {kind !== 'never' && (
        <>
          <WholeNumber
            label={t('label.times')}
            least={1}
            most={1_000_000}
            disabled={isReadOnly}
            value={value.value}
            onChange={(n) => onChange({ operator: value.operator, value: n })}
          />
          <span>{t('times', { n: value.value })}</span>
        </>
      )}
    </>
  )
}
