'use client'
import { useTranslations } from 'next-intl'
import type { Skipped } from './leaves-of'

const NAMED_MAX = 6

/** What can be no field here, each kind with the reason. */
export function SkippedList({ skipped }: { skipped: readonly Skipped[] }) {
  const t = useTranslations('event-types')
  const kinds = [...new Set(skipped.map(({ why }) => why))]
  if (kinds.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-12 text-ink-2">
      {kinds.map((why) => {
        const places = skipped.filter((one) => one.why === why).map(({ pointer }) => pointer)
        return (
          <li key={why} className="break-words">
            {t(`skipped.${why}`)} <bdi className="mono text-12">{places.slice(0, NAMED_MAX).join(' ')}</bdi>
            {places.length > NAMED_MAX && ` ${t('skipped.more', { n: places.length - NAMED_MAX })}`}
          </li>
        )
      })}
    </ul>
  )
}
