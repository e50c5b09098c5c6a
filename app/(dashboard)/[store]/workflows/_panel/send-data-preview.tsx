'use client'
import { useTranslations } from 'next-intl'
import { JsonView } from '@/app/_ui/json-view'
import type { Sample } from './use-sample'

/** The body that the sample event would send, or why it would send none; from the dry run, by the worker's own code. */
export function SendDataPreview({ sample: { run, step } }: { sample: Sample }) {
  const t = useTranslations('workflows')
  if (!run?.reached || !step) return null
  const sent = run.sends.find(({ node }) => node === step.node)
  if (sent)
    return (
      <div className="flex flex-col gap-1.5">
        <p className="text-12 text-ink-3">{t('sendPreview')}</p>
        <JsonView
          label={t('sendPreview')}
          value={JSON.parse(sent.body)}
          className="rounded-control border bg-sunken p-3"
        />
      </div>
    )
  if (!step.error) return null
  return (
    <p className="text-12 text-bad">
      {t('sendsNothing')} <bdi>{step.error}</bdi>
    </p>
  )
}
