'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import type { ChoicesProps } from './template-choices-form'

const NONE = 'none'
const NEW = 'new'

/** The static segment that who enters is put into: one that is there, one that is made, or none. */
export function SegmentSelect({ palette, choices, onChange }: ChoicesProps) {
  const t = useTranslations('workflows')
  const [proposed] = useState(choices.segment)
  const made = proposed && 'create' in proposed ? proposed : { create: t('template.make.segment') }
  const { segment } = choices
  return (
    <Field label={t('template.segment')}>
      <Select
        options={[
          { value: NEW, label: t('template.newSegment', { name: made.create }) },
          ...palette.segments
            .filter(({ type }) => type === 'static')
            .map(({ id, name }) => ({ value: id, label: name })),
          { value: NONE, label: t('template.noSegment') },
        ]}
        value={segment ? ('id' in segment ? segment.id : NEW) : NONE}
        onChange={(next) => onChange({ segment: next === NONE ? null : next === NEW ? made : { id: next } })}
      />
    </Field>
  )
}
