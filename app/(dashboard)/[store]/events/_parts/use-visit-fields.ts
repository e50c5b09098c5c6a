'use client'
import { useTranslations } from 'next-intl'

const FIELDS = ['url', 'path', 'title', 'referrer', 'language'] as const

/** The fields of a page visit, called in the reader's language. */
export function useVisitFields(): <Named extends { id: string; name: string }>(fields: readonly Named[]) => Named[] {
  const t = useTranslations('events')
  return (fields) =>
    fields.map((field) => {
      const known = FIELDS.find((id) => id === field.id)
      return known ? { ...field, name: t(`visit.${known}`) } : field
    })
}
