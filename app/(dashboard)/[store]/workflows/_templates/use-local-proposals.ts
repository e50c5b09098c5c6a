'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { TemplateView } from '@/server/workflows/templates/list-templates'
import type { TemplateChoices } from '@/server/workflows/templates/template-schema'
import { useNamedTarget } from './use-named-target'

/** The proposals, with what is to be made called in the reader's language. */
export function useLocalProposals({ proposals, asks }: TemplateView): TemplateChoices[] {
  const t = useTranslations('workflows')
  const named = useNamedTarget()
  const isEvery = asks.slots === 'every'
  return useMemo(
    () =>
      proposals.map((one) => ({
        ...one,
        copies: isEvery ? one.copies : one.copies.map((copy) => ({ ...copy, to: named(copy.to, copy.slot) })),
        flag: one.flag && { ...one.flag, to: named(one.flag.to, 'flag') },
        segment: one.segment && 'create' in one.segment ? { create: t('template.make.segment') } : one.segment,
      })),
    [proposals, isEvery, named, t],
  )
}
