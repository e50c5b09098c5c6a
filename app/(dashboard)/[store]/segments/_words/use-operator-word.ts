'use client'
import { useTranslations } from 'next-intl'

const KNOWN = [
  ...(['equals', 'not-equals', 'one-of', 'contains', 'not-contains', 'starts-with', 'ends-with'] as const),
  ...(['greater-than', 'at-least', 'less-than', 'at-most', 'between', 'before', 'after', 'on-day'] as const),
  ...(['between-dates', 'is-true', 'is-false', 'has-option', 'has-any-option', 'has-all-options'] as const),
  ...(['has-none', 'has-value', 'is-empty'] as const),
] as const

export const SYMBOLS: Record<string, string> = {
  'greater-than': '>',
  'at-least': '≥',
  'less-than': '<',
  'at-most': '≤',
}

/** An operator as it stands in a sentence; one that has no text yet in the server's own word. */
export function useOperatorWord() {
  const t = useTranslations('segments.operator')
  return (name: string, word: string = name): string => {
    const known = KNOWN.find((each) => each === name)
    return known ? t(known) : word
  }
}
