'use client'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import { useValueText, type ValueField } from '../_parts/use-value-text'

type OldToNewProps = { old: unknown; next: unknown; field?: ValueField; isSkipped?: boolean }

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** "— → 300": contact data is violet; what was not written is struck through. */
export function OldToNew({ old, next, field, isSkipped }: OldToNewProps) {
  const t = useTranslations('contacts')
  const textOf = useValueText()
  const text = (value: unknown) =>
    textOf(value, field ?? (typeof value === 'string' && DATE.test(value) ? { type: 'date' } : undefined))
  if (JSON.stringify(old) === JSON.stringify(next)) {
    return (
      <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
        <bdi className="max-w-56 truncate" title={text(next)}>
          {text(next)}
        </bdi>
        {!isSkipped && <span className="text-12 text-ink-3">{t('activity.unchanged')}</span>}
      </span>
    )
  }
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      <bdi className="max-w-40 truncate text-ink-3" title={text(old)}>
        {text(old)}
      </bdi>
      <ArrowRight className="size-3.5! text-ink-3" aria-label={t('activity.became')} />
      <bdi
        className={cn('max-w-56 truncate', isSkipped ? 'text-ink-3 line-through' : 'text-violet')}
        title={text(next)}
      >
        {text(next)}
      </bdi>
    </span>
  )
}
