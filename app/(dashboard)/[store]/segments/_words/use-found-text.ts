'use client'
import { useTranslations } from 'next-intl'
import type { ConditionOptions } from '@/server/segments/options'
import type { Condition } from '@/server/segments/schema'
import { useValueText } from '../../contacts/_parts/use-value-text'
import { useLookups } from './use-lookups'

const TIMES = /^(\d+) times?(?:, the latest on (\d{4}-\d\d-\d\d))?$/

/** What a checked contact has for a condition: the value of the field, how often the event came, in the segment or not. */
export function useFoundText(options: ConditionOptions) {
  const t = useTranslations('segments')
  const textOf = useValueText()
  const lookups = useLookups(options)

  return (condition: Condition, ok: boolean, found: string): string => {
    switch (condition.kind) {
      case 'contact-field':
        return found === 'empty' ? t('check.empty') : textOf(found, lookups.contactField(condition.field))
      case 'in-segment':
        return t(ok === (condition.is === 'in') ? 'check.isIn' : 'check.isNotIn')
      case 'event': {
        const [, n, day] = TIMES.exec(found) ?? []
        if (n === undefined) return found
        const times = t('check.times', { n: Number(n) })
        return day ? t('check.latest', { times, day: textOf(`${day}T00:00:00Z`, { type: 'date' }) }) : times
      }
    }
  }
}
