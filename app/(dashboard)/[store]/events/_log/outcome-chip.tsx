'use client'
import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { ReceptionRow } from '@/server/events/reception-row'

const TONES = { accepted: 'ok', rejected: 'bad', duplicate: 'info' } as const

/** Whether it was refused while its sender was told that it is taken (`"invalid":"hold"`). */
export const isHeld = ({ outcome, status }: Pick<ReceptionRow, 'outcome' | 'status'>): boolean =>
  outcome === 'rejected' && status === 202

export function OutcomeChip(row: Pick<ReceptionRow, 'outcome' | 'status'>) {
  const t = useTranslations('events')
  if (isHeld(row))
    return (
      <Chip tone="warn" icon={<Inbox aria-hidden />}>
        {t('outcome.held')}
      </Chip>
    )
  return <Chip tone={TONES[row.outcome]}>{t(`outcome.${row.outcome}`)}</Chip>
}
