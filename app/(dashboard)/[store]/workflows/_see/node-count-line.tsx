'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCounts } from './counts-context'

/** "1,204 · 38 waiting · 2 failed": what passed a node, and who stands there. */
export function NodeCountLine({ nodeId }: { nodeId: string }) {
  const t = useTranslations('runs')
  const locale = useLocale()
  const { byNode } = useCounts()
  if (!byNode) return null
  const { runs, waitingNow, failed } = byNode[nodeId] ?? { runs: 0, waitingNow: 0, failed: 0 }
  const number = new Intl.NumberFormat(locale)
  return (
    <span className="block truncate text-12 text-ink-2 tabular-nums" data-counts={nodeId}>
      <span className="sr-only">{t('counts.passed')} </span>
      {number.format(runs)}
      {waitingNow > 0 && <span className="text-warn"> · {t('counts.waiting', { n: waitingNow })}</span>}
      {failed > 0 && <span className="text-bad"> · {t('counts.failed', { n: failed })}</span>}
    </span>
  )
}
