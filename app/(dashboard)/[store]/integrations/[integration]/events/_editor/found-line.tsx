'use client'
import { useTranslations } from 'next-intl'
import type { Evidence } from './evidence'

/** Beside the rule the evidence: the value that the field found, or how often it found none. */
export function FoundLine({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('event-types')
  if (evidence.kind === 'absent-in-sample') return <p className="text-12 text-warn">{t('field.absent')}</p>
  if (evidence.kind === 'absent')
    return <p className="text-12 text-warn">{t('field.absentIn', { n: evidence.n, of: evidence.of })}</p>
  const { kind, value } = evidence
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return (
    <p className="truncate text-12 text-ink-3" title={text}>
      {t(kind === 'in-sample' ? 'field.inSample' : 'field.latest')}: <bdi className="mono text-accent">{text}</bdi>
    </p>
  )
}
