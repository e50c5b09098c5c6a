'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Target } from '@/server/workflows/templates/template-schema'

const MADE = ['flag', 'when', 'store'] as const

/** A contact field that is to be made, called in the reader's language; one for a field of the event keeps its name. */
export function useNamedTarget() {
  const t = useTranslations('workflows')
  return useCallback(
    (to: Target, slot: string): Target => {
      const made = MADE.find((one) => one === slot)
      return made && 'create' in to ? { create: { ...to.create, name: t(`template.make.${made}`) } } : to
    },
    [t],
  )
}
