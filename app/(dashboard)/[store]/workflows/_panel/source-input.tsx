'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'
import type { Source } from '../_editor/node-config'
import { shown } from './shown'
import { type Sample, useTriggersOf } from './use-sample'
import { ValueInput } from './value-input'

type SourceInputProps = {
  node: WorkflowNode
  sample: Sample
  value: Source | undefined
  onChange: (source: Source) => void
  isReadOnly: boolean
  /** The field that the value is for; without it only fields can be chosen, no value typed. */
  target?: PaletteField
  /** Its name for screen readers, where there are several. */
  label?: string
}

const keyOf = (source: Source | undefined): string | null => {
  if (!source) return null
  if (source.from === 'literal') return 'literal'
  return source.from === 'event' ? `event ${source.node} ${source.field}` : `contact ${source.field}`
}

/** Where a value comes from: a field of the event, a field of the contact, or what is typed. */
export function SourceInput({ node, sample, value, onChange, isReadOnly, target, label }: SourceInputProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const nameOf = useFieldName()
  const { palette } = useEditor()
  const triggers = useTriggersOf(node)
  const mismatch = (from: PaletteField) => {
    if (!target) return undefined
    const { always, checked } = palette.conversions[from.type]
    if ([...always, ...checked].includes(target.type)) return undefined
    return t('doesNotFit', { from: typeName(from.type), to: typeName(target.type) })
  }
  const ofEvents = triggers.flatMap(({ nodeId, trigger }) =>
    trigger.fields.map((field) => ({
      value: `event ${nodeId} ${field.id}`,
      label: t('fromEvent', { field: field.name }),
      description: `${typeName(field.type)} · ${shown(sample.event?.values[field.id]) ?? t('absent')}`,
      disabledReason: mismatch(field),
      source: { from: 'event', node: nodeId, field: field.id } satisfies Source,
    })),
  )
  const ofContact = palette.contactFields.map((field) => ({
    value: `contact ${field.id}`,
    label: t('fromContact', { field: nameOf(field) }),
    description: typeName(field.type),
    disabledReason: mismatch(field),
    source: { from: 'contact', field: field.id } satisfies Source,
  }))
  const typed = target
    ? [{ value: 'literal', label: t('fromLiteral'), source: { from: 'literal', value: undefined } satisfies Source }]
    : []
  const options = [...ofEvents, ...typed, ...ofContact]
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Combobox
        label={label ?? t('valueFrom')}
        options={options}
        value={keyOf(value)}
        placeholder={t('chooseSource')}
        disabled={isReadOnly}
        onChange={(key) => {
          const chosen = options.find((option) => option.value === key)
          if (chosen) onChange(chosen.source)
        }}
      />
      {target && value?.from === 'literal' && (
        <ValueInput
          field={target}
          value={value.value}
          onChange={(next) => onChange({ from: 'literal', value: next })}
          label={t('value')}
          isReadOnly={isReadOnly}
        />
      )}
    </div>
  )
}
