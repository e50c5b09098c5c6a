'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useEditor } from '../_editor/editor-context'
import type { Source } from '../_editor/node-config'
import { converts } from './converts'
import type { Sample } from './use-sample'
import { useSources } from './use-sources'
import { ValueInput } from './value-input'

type SourceInputProps = {
  node: WorkflowNode
  sample: Sample
  value: Source | undefined
  onChange: (source: Source) => void
  isReadOnly: boolean
  /** The field that the value is for; without it only fields can be chosen, no value typed. */
  target?: PaletteField | undefined
  /** No value can be typed. */
  isKnown?: boolean
  /** Fields of this type alone are offered. */
  only?: PaletteField['type']
  /** Its name for screen readers, where there are several. */
  label?: string
}

const keyOf = (source: Source | undefined): string | null => {
  if (!source) return null
  if (source.from === 'literal') return 'literal'
  return source.from === 'event' ? `event ${source.node} ${source.field}` : `contact ${source.field}`
}

/** Where a value comes from: a field of an event, a field of the contact, or what is typed. */
export function SourceInput(props: SourceInputProps) {
  const { node, sample, value, onChange, isReadOnly, target, isKnown, only, label } = props
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const { palette } = useEditor()
  const sources = useSources(node, sample)
  const canBeTyped = target !== undefined && !isKnown
  const optionOf = ({ source, label, field, description }: (typeof sources)[number]) => ({
    ...{ value: keyOf(source) ?? '', label, description, source },
    disabledReason:
      target && !converts(palette.conversions, field.type, target.type)
        ? t('doesNotFit', { from: typeName(field.type), to: typeName(target.type) })
        : undefined,
  })
  const offered = sources.filter(({ field }) => only === undefined || field.type === only)
  const typed = canBeTyped
    ? [{ value: 'literal', label: t('fromLiteral'), source: { from: 'literal', value: undefined } satisfies Source }]
    : []
  const options = [
    ...offered.filter(({ source }) => source.from === 'event').map(optionOf),
    ...typed,
    ...offered.filter(({ source }) => source.from === 'contact').map(optionOf),
  ]
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
      {target && canBeTyped && value?.from === 'literal' && (
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
