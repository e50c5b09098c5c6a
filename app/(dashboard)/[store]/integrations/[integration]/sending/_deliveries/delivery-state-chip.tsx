'use client'
import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { DeliveryLine } from '@/server/deliveries/delivery-row'

const TONES = { pending: 'warn', delivered: 'ok', dead: 'bad' } as const

/** Whether it has arrived, is tried again, or waits for a person. */
export function DeliveryStateChip({ state }: Pick<DeliveryLine, 'state'>) {
  const t = useTranslations('sending')
  return (
    <Chip tone={TONES[state]} icon={state === 'pending' ? <Clock aria-hidden /> : undefined}>
      {t(`state.${state}`)}
    </Chip>
  )
}
