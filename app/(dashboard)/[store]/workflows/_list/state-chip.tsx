'use client'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { WorkflowState } from '@/server/workflows/schema'

const TONES = { draft: 'neutral', active: 'ok', paused: 'warn', finished: 'neutral' } as const

export function StateChip({ state }: { state: WorkflowState }) {
  const t = useTranslations('workflows')
  return <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
}
