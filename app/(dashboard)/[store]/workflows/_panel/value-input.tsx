'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { PaletteField } from '@/server/workflows/palette'

type ValueInputProps = {
  field: PaletteField
  value: unknown
  onChange: (value: unknown) => void
  label: string
  isReadOnly: boolean
  /** Several values: options to tick, or a comma between them. */
  isList?: boolean
  /** Part of a text, whatever the field's type asks of a whole value. */
  isPart?: boolean
}

const isNumeric = (type: string) => type === 'integer' || type === 'decimal'

/** The control that fits a value of the field. What is typed stays text until it is a number. */
export function ValueInput({ field, value, onChange, label, isReadOnly, isList, isPart }: ValueInputProps) {
  const t = useTranslations('workflows')
  const options = field.options ?? []
  if (options.length > 0 && (isList || field.type === 'checkbox')) {
    const chosen = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
    return (
      <fieldset className="flex flex-col gap-1" aria-label={label}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            label={option.label}
            checked={chosen.includes(option.id)}
            disabled={isReadOnly}
            onChange={(isOn) =>
              onChange(options.flatMap(({ id }) => ((id === option.id ? isOn : chosen.includes(id)) ? id : [])))
            }
          />
        ))}
      </fieldset>
    )
  }
  if (options.length > 0)
    return (
      <Select
        size="sm"
        inline
        label={label}
        options={options.map(({ id, label: name }) => ({ value: id, label: name }))}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
        placeholder={t('choose')}
        disabled={isReadOnly}
      />
    )
  if (field.type === 'boolean' && !isPart)
    return (
      <Select
        size="sm"
        inline
        label={label}
        options={(['true', 'false'] as const).map((name) => ({ value: name, label: t(name) }))}
        value={value === undefined ? null : String(value)}
        onChange={(next) => onChange(next === 'true')}
        placeholder={t('choose')}
        disabled={isReadOnly}
      />
    )
  const text = Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value)
  const typed = (next: string): unknown => {
    if (next === '') return undefined
    return isNumeric(field.type) && !isPart && next.trim() !== '' && Number.isFinite(Number(next)) ? Number(next) : next
  }
  return (
    <Input
      aria-label={label}
      controlSize="sm"
      className="w-36"
      type={field.type === 'date' && !isList ? 'date' : 'text'}
      inputMode={isNumeric(field.type) ? 'decimal' : undefined}
      value={field.type === 'date' ? text.slice(0, 10) : text}
      disabled={isReadOnly}
      placeholder={isList ? t('listHint') : undefined}
      onChange={(event) => {
        const { value: next } = event.target
        onChange(
          isList ? next.split(',').flatMap((item) => (item.trim() === '' ? [] : [typed(item.trim())])) : typed(next),
        )
      }}
    />
  )
}
