'use client'
import { useTranslations } from 'next-intl'

const SYSTEM_NAMES = [
  ...(['_email', '_name', '_surname', '_birthdate', '_mobilePhone', '_externalId'] as const),
  ...(['_newsletterSubscriptionStatus', '_smsSubscriptionStatus', '_points'] as const),
  ...(['_createdAt', '_updatedAt', '_isAnonymous'] as const),
] as const

/** The name of a contact field: the system's in the reader's language, a custom one as its owner named it. */
export function useFieldName() {
  const t = useTranslations('contacts')
  return ({ id, name }: { id: string; name: string }): string => {
    const known = SYSTEM_NAMES.find((system) => system === id)
    return known ? t(`system.${known}`) : name
  }
}
