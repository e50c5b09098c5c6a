'use client'
import { Check, LoaderCircle, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { ReplayView } from '@/server/replays/get-replay'

const LOOKS = {
  running: { tone: 'accent', icon: <LoaderCircle className="animate-spin" aria-hidden /> },
  finished: { tone: 'ok', icon: <Check aria-hidden /> },
  stopped: { tone: 'warn', icon: <Square aria-hidden /> },
} as const

export function ReplayState({ state }: Pick<ReplayView, 'state'>) {
  const t = useTranslations('events')
  return <Chip {...LOOKS[state]}>{t(`replay.state.${state}`)}</Chip>
}
