'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { WorkflowNode } from '@/server/workflows/schema'
import { OFFSET_UNITS, type WaitConfig } from '../_editor/wait-config'
import { readCount } from './read-count'
import { SourceInput } from './source-input'
import type { Sample } from './use-sample'
import { ZoneInput } from './zone-input'

const SIDES = ['on', 'before', 'after'] as const
type Side = (typeof SIDES)[number]

/** What a date of one's own is typed into. */
const DATE = { id: 'date', name: '', type: 'date', options: null, defaultCountryCode: null } as const

type DateWait = Extract<WaitConfig, { mode: 'date' }>
type WaitUntilDateProps = {
  wait: DateWait
  onChange: (wait: WaitConfig) => void
  isReadOnly: boolean
  node: WorkflowNode
  sample: Sample
}

/** The date, how long before or after it, and at which time of that day by whose clock. */
export function WaitUntilDate({ wait, onChange, isReadOnly, node, sample }: WaitUntilDateProps) {
  const t = useTranslations('workflows')
  return (
    <>
      <Field label={t('wait.date')}>
        <SourceInput
          node={node}
          sample={sample}
          value={wait.source}
          onChange={(source) => onChange({ ...wait, source })}
          isReadOnly={isReadOnly}
          target={DATE}
          only="date"
        />
      </Field>
      <OffsetInput wait={wait} onChange={onChange} isReadOnly={isReadOnly} />
      <Field label={t('wait.at')} hint={t('wait.atHint')}>
        <Input
          type="time"
          value={wait.time}
          onValueChange={(time) => onChange({ ...wait, time })}
          disabled={isReadOnly}
          className="w-32"
        />
      </Field>
      <ZoneInput
        value={wait.zoneField}
        onChange={(zoneField) => onChange({ ...wait, zoneField })}
        isReadOnly={isReadOnly}
      />
    </>
  )
}

function OffsetInput({ wait, onChange, isReadOnly }: Pick<WaitUntilDateProps, 'wait' | 'onChange' | 'isReadOnly'>) {
  const t = useTranslations('workflows')
  const { offset } = wait
  const side: Side = offset === undefined ? 'on' : offset.value < 0 ? 'before' : 'after'
  const set = (next: Side, value: number, unit = offset?.unit ?? 'day') =>
    onChange({ ...wait, offset: next === 'on' ? undefined : { value: next === 'before' ? -value : value, unit } })
  const count = Math.abs(offset?.value ?? 1)
  return (
    <fieldset className="flex flex-wrap items-end gap-2" aria-label={t('wait.offset')}>
      {offset && (
        <>
          <Input
            type="number"
            min={1}
            max={366}
            aria-label={t('wait.offsetValue')}
            value={count}
            onValueChange={(text) => set(side, Math.max(1, Math.trunc(readCount(text) ?? 1)))}
            disabled={isReadOnly}
            className="w-20"
          />
          <Select
            label={t('wait.unit')}
            options={OFFSET_UNITS.map((one) => ({ value: one, label: t(`wait.units.${one}`, { n: count }) }))}
            value={offset.unit}
            onChange={(unit) => set(side, count, unit)}
            disabled={isReadOnly}
            inline
          />
        </>
      )}
      <Select
        label={t('wait.side')}
        options={SIDES.map((value) => ({ value, label: t(`wait.sides.${value}`) }))}
        value={side}
        onChange={(next) => set(next, count)}
        disabled={isReadOnly}
        inline
      />
    </fieldset>
  )
}
