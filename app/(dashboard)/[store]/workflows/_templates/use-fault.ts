'use client'
import { useTranslations } from 'next-intl'
import type { TemplateView } from '@/server/workflows/templates/list-templates'
import type { TemplateChoices } from '@/server/workflows/templates/template-schema'
import { slotWord } from './slot-word'

/** What is still to be chosen before the draft would have no problems; undefined: nothing. */
export function useFault() {
  const t = useTranslations('workflows')
  return ({ asks }: TemplateView, { copies, flag, consent }: TemplateChoices): string | undefined => {
    const slots = asks.slots === 'every' ? [] : asks.slots
    const missing = slots.find(({ id, required }) => required && !copies.some(({ slot }) => slot === id))
    const word = missing && slotWord(missing.id)
    if (word) return t('template.required', { slot: t(`template.slot.${word}`) })
    if (asks.flag && (flag?.value === undefined || flag.value === null)) return t('template.valueMissing')
    return copies.length === 0 && !asks.flag && !consent ? t('template.nothing') : undefined
  }
}
