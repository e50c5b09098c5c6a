'use client'
import { useTranslations } from 'next-intl'
import type { Palette } from '@/server/workflows/palette'

const FIELDS = ['url', 'path', 'title', 'referrer', 'language'] as const

/** The triggers with what the product itself has named in the reader's language. */
export function useVisitWords() {
  const t = useTranslations('workflows')
  return <Trigger extends Palette['triggers'][number]>(triggers: readonly Trigger[]): Trigger[] =>
    triggers.map((trigger) => {
      if (trigger.type !== 'page-visit') return trigger
      const fields = trigger.fields.map((field) => {
        const known = FIELDS.find((id) => id === field.id)
        return known ? { ...field, name: t(`visit.${known}`) } : field
      })
      return { ...trigger, eventTypeName: t('node.page-visit'), fields }
    })
}
