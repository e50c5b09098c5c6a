'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Time } from '@/app/_ui/time'
import type { Delivery } from '@/server/deliveries/get-delivery'

/** As many are kept of each delivery. */
const TRIES_KEPT = 20

/** Each try, the newest first: when, how long it took, what came of it. */
export function TryList({ delivery: { tries } }: { delivery: Pick<Delivery, 'tries'> }) {
  const t = useTranslations('sending')
  if (tries.length === 0) return <p className="text-13 text-ink-3">{t('delivery.noTries')}</p>
  return (
    <>
      <ol className="card divide-y text-13">
        {tries.toReversed().map(({ at, ms, status, error }) => (
          <li key={at} className="flex min-h-10 items-center gap-3 px-3 py-1.5">
            {error === undefined ? <Check className="text-ok" aria-hidden /> : <X className="text-bad" aria-hidden />}
            <span className="min-w-0 flex-1 break-words">
              <bdi>{error ?? t('delivery.arrived', { status: String(status) })}</bdi>
            </span>
            <span className="shrink-0 text-ink-3 tabular-nums">{t('delivery.ms', { n: ms })}</span>
            <Time at={at} className="w-16 shrink-0 text-right text-ink-2" />
          </li>
        ))}
      </ol>
      {tries.length >= TRIES_KEPT && <p className="text-12 text-ink-3">{t('delivery.onlyLast', { n: TRIES_KEPT })}</p>}
    </>
  )
}
