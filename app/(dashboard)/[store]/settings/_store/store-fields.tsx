'use client'
import { useTranslations } from 'next-intl'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Switch } from '@/app/_ui/switch'
import { Textarea } from '@/app/_ui/textarea'
import type { UpdateStoreInput } from '@/server/stores/schema'
import type { StoreDraft } from './store-draft'
import { TimeZonePicker } from './time-zone-picker'

type FieldsProps = { form: UseFormReturn<StoreDraft, unknown, UpdateStoreInput>; disabled: boolean }

export function NameFields({ form, disabled }: FieldsProps) {
  const t = useTranslations('settings')
  const { errors } = form.formState
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('store.name')} error={errors.name?.message}>
        <Input {...form.register('name')} readOnly={disabled} autoComplete="off" />
      </Field>
      <Field label={t('store.timeZone')} hint={t('store.timeZoneHint')} error={errors.timeZone?.message}>
        <Controller
          control={form.control}
          name="timeZone"
          render={({ field }) => <TimeZonePicker value={field.value} onChange={field.onChange} disabled={disabled} />}
        />
      </Field>
    </div>
  )
}

export function OriginsField({ form, disabled }: FieldsProps) {
  const t = useTranslations('settings')
  return (
    <Field
      label={t('store.origins')}
      aside={t('optional')}
      hint={t('store.originsHint')}
      error={reasonsIn(form.formState.errors.allowedOrigins)}
    >
      <Textarea
        {...form.register('allowedOrigins')}
        mono
        rows={3}
        readOnly={disabled}
        spellCheck={false}
        placeholder="https://shop.example"
      />
    </Field>
  )
}

export function LimitFields({ form, disabled }: FieldsProps) {
  const t = useTranslations('settings')
  const { errors } = form.formState
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field
        label={t('store.requestsPerMinute')}
        hint={t('store.requestsPerMinuteHint')}
        error={errors.requestsPerMinute && t('store.numberBetween', { least: 60, most: 100_000_000 })}
      >
        <Input
          {...form.register('requestsPerMinute')}
          inputMode="numeric"
          mono
          readOnly={disabled}
          autoComplete="off"
        />
      </Field>
      <Field
        label={t('store.retentionDays')}
        hint={t('store.retentionDaysHint')}
        error={errors.retentionDays && t('store.numberBetween', { least: 1, most: 3_650 })}
      >
        <Input {...form.register('retentionDays')} inputMode="numeric" mono readOnly={disabled} autoComplete="off" />
      </Field>
    </div>
  )
}

export function ShowKeysOnce({ form, disabled }: FieldsProps) {
  const t = useTranslations('settings')
  return (
    <Controller
      control={form.control}
      name="showKeysOnce"
      render={({ field }) => (
        <Switch
          label={t('store.once')}
          hint={t(field.value ? 'store.onceOnHint' : 'store.onceOffHint')}
          checked={field.value}
          disabled={disabled}
          onChange={field.onChange}
        />
      )}
    />
  )
}

/** The first reason against one of the lines, or against the whole. */
function reasonsIn(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('message' in error && typeof error.message === 'string') return error.message
  return Object.values(error).map(reasonsIn).find(Boolean)
}
