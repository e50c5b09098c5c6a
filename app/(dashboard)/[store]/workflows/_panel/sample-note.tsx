'use client'
import { useTranslations } from 'next-intl'
import type { Sample } from './use-sample'

/** Why there is nothing to preview: the chosen event stays out of the workflow, or takes another way. */
export function SampleNote({ sample }: { sample: Sample }) {
  const t = useTranslations('workflows')
  const { run } = sample
  if (!run || (run.entered && run.reached)) return null
  return (
    <p className="text-12 text-ink-3">
      {run.entered ? t('sampleElsewhere') : t('sampleStaysOut', { why: run.why ?? '' })}
    </p>
  )
}
