'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import { unitSchema, type Window } from '@/server/segments/schema'
import { useEditor } from './editor-context'
import { InstantInput } from './instant-input'
import { WholeNumber } from './whole-number'

const KINDS = ['last', 'since', 'between', 'ever'] as const
type Kind = (typeof KINDS)[number]
const DAY_MS = 86_400_000

/** When: in the last so many days, since a moment, between two, or at any time. */
export function WindowPicker({ value, onChange }: { value: Window; onChange: (window: Window) => void }) {
  const t = useTranslations('segments')
  const { isReadOnly } = useEditor()
  const kind = KINDS.find((each) => each in value) ?? 'ever'
  const common = { disabled: isReadOnly }
  return (
    <>
      <Select
        {...{ ...common, inline: true, size: 'sm', label: t('label.window') }}
        options={KINDS.map((each) => ({ value: each, label: t(`window.${each}`) }))}
        value={kind}
        onChange={(next) => onChange(firstOf(next))}
      />
      {'last' in value && (
        <>
          <WholeNumber
            {...common}
            label={t('label.windowLength')}
            least={1}
            most={10_000}
            value={value.last.value}
            onChange={(n) => onChange({ last: { ...value.last, value: n } })}
          />
          <Select
            {...{ ...common, inline: true, size: 'sm', label: t('label.unit') }}
            options={unitSchema.options.map((unit) => ({
              value: unit,
              label: t('unit', { unit, n: value.last.value }),
            }))}
            value={value.last.unit}
            onChange={(unit) => onChange({ last: { ...value.last, unit } })}
          />
        </>
      )}
      {'since' in value && (
        <InstantInput
          {...common}
          label={t('label.since')}
          value={value.since}
          onChange={(since) => since && onChange({ since })}
        />
      )}
      {'between' in value && (
        <>
          <InstantInput
            {...common}
            label={t('label.from')}
            value={value.between[0]}
            onChange={(from) => from && onChange({ between: [from, value.between[1]] })}
          />
          <span>{t('and')}</span>
          <InstantInput
            {...common}
            label={t('label.to')}
            value={value.between[1]}
            onChange={(to) => to && onChange({ between: [value.between[0], to] })}
          />
        </>
      )}
    </>
  )
}

/** What stands there right after the choice: something that is valid, and likely meant. */
function firstOf(kind: Kind): Window {
  const now = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const ago = new Date(now - 30 * DAY_MS).toISOString()
  switch (kind) {
    case 'last':
      return { last: { value: 30, unit: 'day' } }
    case 'since':
      return { since: ago }
    case 'between':
      return { between: [ago, new Date(now).toISOString()] }
    case 'ever':
      return { ever: true }
  }
}
