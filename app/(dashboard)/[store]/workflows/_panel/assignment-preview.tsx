'use client'
import { useTranslations } from 'next-intl'
import { shown } from './shown'
import type { Sample } from './use-sample'

type AssignmentPreviewProps = { sample: Sample; at: number; field: string }

/** "For ana.lopez: Ana → Ana López": what this assignment would do now, or why it would not. */
export function AssignmentPreview({ sample, at, field }: AssignmentPreviewProps) {
  const t = useTranslations('workflows')
  const change = sample.step?.changes?.[at]
  if (!sample.run || change?.field !== field) return null
  const who = sample.run.contact.email?.split('@')[0] ?? t('anonymous')
  const why = change.error ?? change.skipped
  return (
    <p className={`text-12 ${change.error ? 'text-bad' : 'text-ink-2'}`}>
      {t('previewFor', { who })} <bdi>{shown(change.old) ?? t('empty')}</bdi> →{' '}
      <strong className="font-semibold text-ink">
        <bdi>{shown(why ? change.old : change.new) ?? t('empty')}</bdi>
      </strong>
      {why && ` · ${why}`}
    </p>
  )
}
