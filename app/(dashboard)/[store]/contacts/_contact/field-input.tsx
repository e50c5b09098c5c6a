'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { useTimeZone } from '@/app/_ui/store-context'
import { useValueText } from '../_parts/use-value-text'
import type { Draft } from './field-draft'
import type { EditableField } from './field-row'

type FieldInputProps = {
  field: EditableField
  name: string
  draft: Draft
  onChange: (draft: Draft) => void
  error: ReactNode
}

const KEYBOARD = {
  text: {},
  email: { type: 'email', spellCheck: false },
  phone: { type: 'tel' },
  integer: { inputMode: 'numeric' },
  decimal: { inputMode: 'decimal' },
} as const

/** The control that fits the field's type. */
export function FieldInput({ field, name, draft, onChange, error }: FieldInputProps) {
  const t = useTranslations('contacts')
  const textOf = useValueText()
  const { type } = field
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const options = (field.options ?? []).map(({ id }) => ({
    value: id,
    label: textOf(type === 'checkbox' ? [id] : id, field),
  }))
  const common = { label: name, hideLabel: true, error }

  switch (type) {
    case 'boolean':
      return (
        <Field {...common}>
          <Select
            options={[
              { value: 'true', label: t('value.yes') },
              { value: 'false', label: t('value.no') },
            ]}
            value={draft.text || null}
            placeholder={t('choose')}
            onChange={(text) => set({ text })}
          />
        </Field>
      )
    case 'radio':
      return (
        <Field {...common}>
          <Select
            options={options}
            value={draft.text || null}
            placeholder={t('choose')}
            onChange={(text) => set({ text })}
          />
        </Field>
      )
    case 'checkbox':
      return <Options name={name} options={options} draft={draft} set={set} error={error} />
    case 'date':
      return <DateAndTime name={name} draft={draft} set={set} error={error} />
    default:
      return (
        <Field {...common} hint={type === 'phone' ? <PhoneHint field={field} /> : undefined}>
          <Input {...KEYBOARD[type]} autoComplete="off" value={draft.text} onValueChange={(text) => set({ text })} />
        </Field>
      )
  }
}

function PhoneHint({ field }: { field: EditableField }) {
  const t = useTranslations('contacts')
  return field.defaultCountryCode ? t('edit.phoneHint', { code: field.defaultCountryCode }) : t('new.phoneHint')
}

type PartProps = { name: string; draft: Draft; set: (change: Partial<Draft>) => void; error: ReactNode }

function Options({ name, options, draft, set, error }: PartProps & { options: { value: string; label: string }[] }) {
  return (
    <fieldset className="flex flex-col gap-0.5">
      <legend className="sr-only">{name}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={draft.options.includes(value)}
          onChange={(checked) =>
            set({ options: checked ? [...draft.options, value] : draft.options.filter((option) => option !== value) })
          }
        />
      ))}
      <Reason>{error}</Reason>
    </fieldset>
  )
}

function DateAndTime({ name, draft, set, error }: PartProps) {
  const t = useTranslations('contacts')
  const timeZone = useTimeZone()
  return (
    <fieldset>
      <legend className="sr-only">{name}</legend>
      <span className="flex gap-2">
        <Field label={t('edit.day')} hideLabel className="flex-1">
          <Input type="date" value={draft.text} onValueChange={(text) => set({ text })} />
        </Field>
        <Field label={t('edit.time')} hideLabel className="w-28">
          <Input type="time" value={draft.time} onValueChange={(time) => set({ time })} />
        </Field>
      </span>
      <Reason>{error}</Reason>
      <p className="mt-1 text-12 text-ink-3">{t('edit.timeHint', { zone: timeZone })}</p>
    </fieldset>
  )
}

function Reason({ children }: { children: ReactNode }) {
  return children ? (
    <div role="alert" className="mt-1 text-12 text-bad">
      {children}
    </div>
  ) : null
}
