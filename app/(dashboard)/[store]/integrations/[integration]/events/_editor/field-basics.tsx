'use client'
import { useTranslations } from 'next-intl'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { FIELD_TYPE_NAMES } from '@/server/event-types/field-schema'
import { fieldIdOf, hasPointers, takesDecimalMark } from './draft'
import type { FieldPartProps } from './field-row'
import { TYPE_ICONS } from './type-icons'

/** What a field is called, what it holds and where it is found. */
export function FieldBasics(props: FieldPartProps) {
  const { field, context, name, disabled, isNeededKey, evidence, onTarget, onChange } = props
  const t = useTranslations('event-types')
  const types = FIELD_TYPE_NAMES.map((type) => ({
    ...{ value: type, label: t(`type.${type}`), icon: TYPE_ICONS[type] },
    disabledReason: isNeededKey && type !== 'email' ? t('field.keyNeeded') : undefined,
  }))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        controlSize="sm"
        className="w-40"
        aria-label={`${t('field.name')}: ${name}`}
        placeholder={t('field.name')}
        value={field.name}
        disabled={disabled}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Input
        controlSize="sm"
        mono
        className="w-36"
        aria-label={`${t('field.id')}: ${name}`}
        value={field.id || (field.name ? fieldIdOf(field) : '')}
        placeholder={t('field.id')}
        disabled={disabled}
        spellCheck={false}
        onChange={(event) => onChange({ id: event.target.value })}
      />
      <Select
        inline
        size="sm"
        label={`${t('field.type')}: ${name}`}
        options={types}
        value={field.type}
        disabled={disabled}
        onChange={(type) => onChange({ type })}
      />
      {field.type === 'phone' && (
        <Input
          controlSize="sm"
          className="w-17"
          aria-label={`${t('field.country')}: ${name}`}
          start={<span aria-hidden>+</span>}
          inputMode="numeric"
          value={field.defaultCountryCode}
          placeholder="34"
          disabled={disabled}
          onChange={(event) => onChange({ defaultCountryCode: event.target.value.replace(/\D/g, '') })}
        />
      )}
      {hasPointers(context) && (
        <Input
          controlSize="sm"
          mono
          className="w-36 grow basis-36"
          aria-label={`${t('field.pointer')}: ${name}`}
          value={field.jsonPointerPath}
          placeholder={`/${fieldIdOf(field)}`}
          disabled={disabled}
          spellCheck={false}
          // Whoever looks for the place of a field that finds nothing can click it.
          onFocus={() => evidence?.kind === 'absent-in-sample' && onTarget?.(true)}
          onChange={(event) => {
            onTarget?.(false)
            onChange({ jsonPointerPath: event.target.value })
          }}
        />
      )}
      {takesDecimalMark(field, context) && (
        <Select
          inline
          size="sm"
          label={`${t('field.decimalMark')}: ${name}`}
          options={[
            { value: '.', label: t('field.markPoint') },
            { value: ',', label: t('field.markComma') },
          ]}
          value={field.decimalMark ?? '.'}
          disabled={disabled}
          onChange={(mark) => onChange({ decimalMark: mark === ',' ? ',' : null })}
        />
      )}
    </div>
  )
}
