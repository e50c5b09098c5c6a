'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/app/_ui/store-context'
import type { FieldOption, FieldTypeName } from '@/server/fields/field-types'

export type ValueField = { id?: string; type: FieldTypeName; options?: FieldOption[] | null; isSystem?: boolean }

const SYSTEM_OPTIONS = ['subscribed', 'unsubscribed', 'none'] as const

/** Midnight UTC is how a bare date is stored (contract §4). */
export const isBareDate = (value: string): boolean => /^\d{4}-\d\d-\d\dT00:00:00(\.000)?Z$/.test(value)

/** A stored value in words: dates in the store's zone, options by their labels. What has no known field is shown as it is. */
export function useValueText() {
  const t = useTranslations('contacts')
  const locale = useLocale()
  const timeZone = useTimeZone()

  const dateText = (value: string): string => {
    const date = new Date(value)
    if (Number.isNaN(date.getTime())) return value
    const isBare = isBareDate(value)
    return new Intl.DateTimeFormat(locale, {
      ...{ day: 'numeric', month: 'short', year: 'numeric' },
      ...(isBare ? {} : { hour: '2-digit', minute: '2-digit' }),
      timeZone: isBare ? 'UTC' : timeZone,
    }).format(date)
  }
  const optionText = (id: string, field: ValueField | undefined): string => {
    const known = SYSTEM_OPTIONS.find((option) => option === id)
    if (field?.isSystem && known) return t(`systemOption.${known}`)
    return field?.options?.find((option) => option.id === id)?.label ?? id
  }
  return (value: unknown, field?: ValueField): string => {
    if (value === null || value === undefined) return t('value.none')
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
    if (Array.isArray(value)) return value.map((id) => optionText(String(id), field)).join(', ') || t('value.none')
    if (typeof value === 'object') return JSON.stringify(value)
    if (typeof value !== 'string') return String(value)
    if (field?.type === 'date') return dateText(value)
    if (field?.type === 'radio') return optionText(value, field)
    return value === '' ? t('value.empty') : value
  }
}
