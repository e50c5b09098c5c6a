'use client'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/app/_ui/cn'
import { Card } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { Overview } from '@/server/home/overview'

const slowSeconds = 30

/** Three figures: what comes in, what was refused, how long work waits until it takes effect. */
export function NowCard({ now }: { now: Overview['now'] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const { storeId } = useStore()
  const { acceptedPerMinute, refusedThisHour, pendingOldestSeconds } = now
  const number = new Intl.NumberFormat(locale)
  const waiting = durationOf(pendingOldestSeconds ?? 0, locale)
  return (
    <Card title={t('now.title')}>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Figure label={t('now.accepted')} unit={t('now.perMinute')}>
          {number.format(acceptedPerMinute)}
        </Figure>
        <Figure label={t('now.refused')} look={refusedThisHour > 0 ? 'text-bad' : undefined}>
          {refusedThisHour > 0 ? (
            <Link href={paths.events(storeId, { status: 'rejected' })} className="hover:underline">
              {number.format(refusedThisHour)}
            </Link>
          ) : (
            number.format(refusedThisHour)
          )}
        </Figure>
        <Figure
          label={t('now.pending')}
          unit={t('now.unit', { unit: waiting.unit })}
          look={(pendingOldestSeconds ?? 0) > slowSeconds ? 'text-warn' : undefined}
        >
          {waiting.value}
        </Figure>
      </dl>
    </Card>
  )
}

type FigureProps = { label: string; unit?: string; look?: string; children: ReactNode }

function Figure({ label, unit, look, children }: FigureProps) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-12 text-ink-2">{label}</dt>
      <dd className={cn('font-semibold text-26', look)}>
        {children}
        {unit && <span className="ml-1 font-medium text-14 text-ink-3">{unit}</span>}
      </dd>
    </div>
  )
}

function durationOf(seconds: number, locale: string): { value: string; unit: 's' | 'min' | 'h' } {
  const [value, unit] =
    seconds < 100
      ? [seconds, 's' as const]
      : seconds < 6_000
        ? [seconds / 60, 'min' as const]
        : [seconds / 3_600, 'h' as const]
  return { value: new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value), unit }
}
