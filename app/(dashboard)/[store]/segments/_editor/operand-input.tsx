'use client'
import { useTranslations } from 'next-intl'
import type { FieldOfOptions } from '../_words/use-lookups'
import { rangeOf } from './definition-of'
import { useEditor } from './editor-context'
import { ListOperand } from './list-operand'
import { OptionList } from './option-list'
import { ScalarInput } from './scalar-input'

type OperandInputProps = {
  field: FieldOfOptions
  operator: string
  /** As the operator says: `value`, `list` or `range`. */
  shape: string
  value: unknown
  onChange: (value: unknown) => void
}

/** The control that fits what the operator takes and the field's type. */
export function OperandInput({ field, operator, shape, value, onChange }: OperandInputProps) {
  const t = useTranslations('segments')
  const { isReadOnly } = useEditor()
  const common = { field, operator, disabled: isReadOnly }

  if (shape === 'range') {
    const range = rangeOf(value)
    return (
      <>
        <ScalarInput
          {...common}
          label={t('label.from')}
          value={range.from}
          onChange={(from) => onChange({ ...range, from })}
        />
        <span>{t('and')}</span>
        <ScalarInput {...common} label={t('label.to')} value={range.to} onChange={(to) => onChange({ ...range, to })} />
      </>
    )
  }
  if (shape === 'list') {
    const list = Array.isArray(value) ? value.map(String) : []
    if (field.options) return <OptionList field={field} value={list} disabled={isReadOnly} onChange={onChange} />
    return <ListOperand value={list} disabled={isReadOnly} isNumber={isNumeric(field)} onChange={onChange} />
  }
  return <ScalarInput {...common} label={t('label.value')} value={value} onChange={onChange} />
}

const isNumeric = ({ type }: FieldOfOptions) => type === 'integer' || type === 'decimal'
