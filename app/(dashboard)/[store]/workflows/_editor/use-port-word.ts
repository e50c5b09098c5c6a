'use client'
import { useTranslations } from 'next-intl'

/** "yes" or "no" for an exit of a condition; nothing where a node has one way on. */
export function usePortWord() {
  const t = useTranslations('workflows')
  return (port: string | undefined): string => {
    if (port === 'yes' || port === 'no') return t(`port.${port}`)
    return port === undefined || port === 'next' ? '' : port
  }
}
