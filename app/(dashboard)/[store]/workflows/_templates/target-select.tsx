'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import type { PaletteField } from '@/server/workflows/palette'
import type { Target } from '@/server/workflows/templates/template-schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'

type Create = Extract<Target, { create: unknown }>
type TargetSelectProps = {
  label: string
  fields: readonly PaletteField[]
  /** The field that can be made instead. */
  create: Create | undefined
  value: Target
  onChange: (to: Target) => void
}

const NEW = 'new'

/** A contact field that is there, or one that is made with the workflow. */
export function TargetSelect({ label, fields, create, value, onChange }: TargetSelectProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const nameOf = useFieldName()
  const made = 'create' in value ? value : create
  const options = [
    ...(made
      ? [
          {
            value: NEW,
            label: t('template.newField', { name: made.create.name }),
            description: typeName(made.create.type),
          },
        ]
      : []),
    ...fields.map((field) => ({ value: `field ${field.id}`, label: nameOf(field), description: typeName(field.type) })),
  ]
  return (
    <Select
      size="sm"
      label={label}
      options={options}
      value={'field' in value ? `field ${value.field}` : NEW}
      onChange={(next) => onChange(next === NEW && made ? made : { field: next.replace(/^field /, '') })}
    />
  )
}
