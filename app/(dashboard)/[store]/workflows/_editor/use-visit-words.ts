'use client'
import { useTranslations } from 'next-intl'
import type { Palette } from '@/server/workflows/palette'
import { useVisitFields } from '../../events/_parts/use-visit-fields'

/** The triggers with what the product itself has named in the reader's language. */
export function useVisitWords() {
  const t = useTranslations('workflows')
  const visitFields = useVisitFields()
  return <Trigger extends Palette['triggers'][number]>(triggers: readonly Trigger[]): Trigger[] =>
    triggers.map((trigger) =>
      trigger.type === 'page-visit'
        ? { ...trigger, eventTypeName: t('node.page-visit'), fields: visitFields(trigger.fields) }
        : trigger,
    )
}
