'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import type { Palette, PaletteField } from '@/server/workflows/palette'
import { useOperatorWord } from '../../segments/_words/use-operator-word'
import type { Where } from '../_editor/node-config'
import { ValueInput } from './value-input'

type ConditionInputProps = {
  fields: readonly PaletteField[]
  operators: Palette['operators']
  value: Where
  isReadOnly: boolean
  onChange: (value: Where) => void
}

/** "Total is more than 50": a field, what is asked of it, and by what. */
export function ConditionInput({ fields, operators, value, isReadOnly, onChange }: ConditionInputProps) {
  const t = useTranslations('workflows')
  const field = fields.find(({ id }) => id === value.field)
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <Select
        inline
        size="sm"
        label={t('field')}
        options={fields.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.field}
        onChange={(next) => onChange({ field: next, operator: 'has-value' })}
        disabled={isReadOnly}
      />
      {field && (
        <Comparison
          field={field}
          operators={operators}
          value={value}
          isReadOnly={isReadOnly}
          onChange={(next) => onChange({ ...value, ...next })}
        />
      )}
    </div>
  )
}

type ComparisonProps = {
  field: PaletteField
  operators: Palette['operators']
  value: { operator?: string; value?: unknown }
  isReadOnly: boolean
  onChange: (value: { operator: string; value?: unknown }) => void
}

/** The operator and its operand, as the field's type has them. */
export function Comparison({ field, operators, value, isReadOnly, onChange }: ComparisonProps) {
  const t = useTranslations('workflows')
  const operatorWord = useOperatorWord()
  const possible = operators[field.type]
  const operator = possible.find(({ name }) => name === value.operator)
  const range =
    typeof value.value === 'object' && value.value !== null && !Array.isArray(value.value) ? value.value : {}
  const end = (name: 'from' | 'to') => (name in range ? Reflect.get(range, name) : undefined)
  const set = (operand: unknown) => operator && onChange({ operator: operator.name, value: operand })
  return (
    <>
      <Select
        inline
        size="sm"
        label={t('condition')}
        options={possible.map(({ name, word }) => ({ value: name, label: operatorWord(name, word) }))}
        value={value.operator}
        onChange={(next) =>
          onChange({
            operator: next,
            value: possible.find(({ name }) => name === next)?.operand === operator?.operand ? value.value : undefined,
          })
        }
        placeholder={t('chooseCondition')}
        disabled={isReadOnly}
      />
      {operator?.operand === 'value' && (
        <ValueInput
          field={field}
          value={value.value}
          onChange={set}
          label={t('value')}
          isReadOnly={isReadOnly}
          isPart={/contains|with$/.test(operator.name)}
        />
      )}
      {operator?.operand === 'list' && (
        <ValueInput
          field={field}
          value={value.value}
          onChange={set}
          label={t('values')}
          isReadOnly={isReadOnly}
          isList
        />
      )}
      {operator?.operand === 'range' && (
        <>
          <ValueInput
            field={field}
            value={end('from')}
            onChange={(from) => set({ ...range, from })}
            label={t('from')}
            isReadOnly={isReadOnly}
          />
          <ValueInput
            field={field}
            value={end('to')}
            onChange={(to) => set({ ...range, to })}
            label={t('to')}
            isReadOnly={isReadOnly}
          />
        </>
      )}
    </>
  )
}
