'use client'
import { Globe, KeyRound, Webhook } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip, type Tone } from '@/app/_ui/chip'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'

export const CONTEXT_ICONS: Record<ReceiveContextName, ReactNode> = {
  api: <KeyRound aria-hidden />,
  webhook: <Webhook aria-hidden />,
  web: <Globe aria-hidden />,
}

const TONES: Record<ReceiveContextName, Tone> = { api: 'accent', webhook: 'violet', web: 'info' }

/** Through which of the three ways an event type receives. */
export function ReceiveContextChip({ context }: { context: ReceiveContextName }) {
  const t = useTranslations('event-types')
  return (
    <Chip tone={TONES[context]} icon={CONTEXT_ICONS[context]}>
      {t(`context.${context}.label`)}
    </Chip>
  )
}
