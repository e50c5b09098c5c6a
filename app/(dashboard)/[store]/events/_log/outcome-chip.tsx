'use client'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { Outcome } from './use-log-filter'

const TONES = { accepted: 'ok', rejected: 'bad', duplicate: 'info' } as const

export function OutcomeChip({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('events')
  return <Chip tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Chip>
}
