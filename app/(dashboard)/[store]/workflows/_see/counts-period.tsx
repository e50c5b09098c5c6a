'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/select'
import { PERIODS, useCounts } from './counts-context'

/** Of which days the counts on the canvas are; of a backtest, that they are. */
export function CountsPeriod() {
  const t = useTranslations('runs')
  const { byNode, isBacktest, period, choose, showBacktest } = useCounts()
  if (!byNode) return null
  return (
    <div className="card absolute top-4 right-4 z-10 flex items-center gap-2 px-2 py-1 text-12 shadow-floating">
      {isBacktest ? (
        <>
          <span>{t('counts.ofBacktest')}</span>
          <Button size="sm" onClick={() => showBacktest(undefined)}>
            {t('counts.real')}
          </Button>
        </>
      ) : (
        <Select
          size="sm"
          inline
          label={t('counts.period')}
          options={PERIODS.map((value) => ({ value, label: t(`counts.of.${value}`) }))}
          value={period}
          onChange={choose}
        />
      )}
    </div>
  )
}
