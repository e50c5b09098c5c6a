'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import { Select } from '@/app/_ui/select'
import type { FieldOfOptions } from '../_words/use-lookups'
import { SYMBOLS, useOperatorWord } from '../_words/use-operator-word'
import type { Comparison } from './draft'
import { useEditor } from './editor-context'
import { OperandInput } from './operand-input'

type ComparisonPartsProps = {
  fields: readonly FieldOfOptions[]
  nameOf: (field: FieldOfOptions) => string
  value: Comparison
  onChange: (value: Comparison) => void
}

/** A field, an operator that fits its type, and the operand that the operator takes. */
export function ComparisonParts({ fields, nameOf, value, onChange }: ComparisonPartsProps) {
  const t = useTranslations('segments')
  const { options, isReadOnly } = useEditor()
  const wordOf = useOperatorWord()
  const field = fields.find(({ id }) => id === value.field)
  const operators = field ? options.operators[field.type] : []
  const operator = operators.find(({ name }) => name === value.operator)

  const chooseField = (id: string) => {
    const next = fields.find((each) => each.id === id)
    const first = next && options.operators[next.type][0]
    if (next?.id !== field?.id) onChange({ field: id, operator: first?.name ?? null })
  }
  const chooseOperator = (name: string) => {
    const next = operators.find((each) => each.name === name)
    const keeps = next?.operand === operator?.operand && isDayOperator(name) === isDayOperator(value.operator)
    onChange({ field: value.field, operator: name, ...(keeps ? { value: value.value } : {}) })
  }

  return (
    <>
      <Combobox
        {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.field'), placeholder: t('label.field') }}
        options={fields.map((each) => ({ value: each.id, label: nameOf(each) }))}
        value={value.field}
        onChange={chooseField}
      />
      {field && (
        <Select
          {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.operator') }}
          options={operators.map(({ name, word }) => {
            const symbol = SYMBOLS[name]
            const text = wordOf(name, word)
            return symbol ? { value: name, label: symbol, description: text } : { value: name, label: text }
          })}
          value={value.operator}
          onChange={chooseOperator}
        />
      )}
      {field && operator && operator.operand !== 'none' && (
        <OperandInput
          field={field}
          operator={operator.name}
          shape={operator.operand}
          value={value.value}
          onChange={(next) => onChange({ field: value.field, operator: value.operator, value: next })}
        />
      )}
    </>
  )
}

/** These two take a day, the other operators of dates an instant. */
const isDayOperator = (name: string | null) => name === 'on-day' || name === 'between-dates'
