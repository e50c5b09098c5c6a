'use client'
import { useTranslations } from 'next-intl'
import { PAGE_VISIT } from '@/server/event-types/page-visit'

type Named = { id?: string | null; alias?: string | null; name: string | null }

/** What an event type is called: as its owner named it, the product's own in the reader's language. */
export function useTypeName(): (type: Named) => string | null {
  const t = useTranslations('events')
  return ({ id, alias, name }) => (id === PAGE_VISIT.id || alias === PAGE_VISIT.alias ? t('pageVisit') : name)
}
