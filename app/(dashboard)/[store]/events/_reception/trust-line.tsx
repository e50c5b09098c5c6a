'use client'
import { ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'

/** Whether a browser proved whose email it names, and what follows from that (contract §5). */
export function TrustLine({ trust }: { trust: 'verified' | 'claimed' }) {
  const t = useTranslations('events')
  const isProved = trust === 'verified'
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Chip
        tone={isProved ? 'ok' : 'neutral'}
        icon={isProved ? <ShieldCheck aria-hidden /> : <ShieldQuestion aria-hidden />}
      >
        {t(`trust.${trust}`)}
      </Chip>
      <span className="text-12 text-ink-3">{t(`trust.${trust}Hint`)}</span>
    </span>
  )
}
