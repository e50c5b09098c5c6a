'use client'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/page'
import { RadioCards } from '@/app/_ui/radio-cards'
import type { Invalid } from '@/server/event-types/webhook-settings'

const CHOICES = ['refuse', 'hold'] as const satisfies readonly Invalid[]

type InvalidCardProps = { invalid: Invalid; isReadOnly: boolean; onChange: (invalid: Invalid) => void }

/** *When a field does not fit*: whether the sender is told, or the request is kept to be repaired. */
export function InvalidCard({ invalid, isReadOnly, onChange }: InvalidCardProps) {
  const t = useTranslations('event-types')
  return (
    <Card title={t('webhook.invalid')}>
      <RadioCards
        label={t('webhook.invalid')}
        value={invalid}
        onChange={onChange}
        cards={CHOICES.map((value) => ({
          value,
          label: t(`webhook.invalidAs.${value}`),
          lines: [t(`webhook.invalidHint.${value}`)],
          disabled: isReadOnly,
        }))}
      />
    </Card>
  )
}
