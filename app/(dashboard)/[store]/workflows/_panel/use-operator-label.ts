'use client'
import { useTranslations } from 'next-intl'

const OPERATORS = ['set', 'add', 'subtract', 'append', 'remove', 'clear'] as const

/** What *Set field* does, in words. */
export function useOperatorLabel() {
  const t = useTranslations('workflows')
  return (name: string): string => {
    const known = OPERATORS.find((one) => one === name)
    return known ? t(`operatorOf.${known}`) : name
  }
}
