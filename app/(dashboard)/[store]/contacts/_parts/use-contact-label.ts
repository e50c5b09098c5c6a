'use client'
import { useTranslations } from 'next-intl'

/** How a contact is called: its email, or "anonymous 7f3a" by the end of its id (the beginning is the time). */
export function useContactLabel() {
  const t = useTranslations('contacts')
  return ({ id, email }: { id: string; email: string | null }): string =>
    email ?? t('anonymous', { tail: id.slice(-4) })
}
