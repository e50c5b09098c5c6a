'use client'
import { RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { CHOSEN_MAX, type Selection } from './use-selection'

/** What can be done with the rows that were chosen. */
export function SelectionBar({ selection, onReplay }: { selection: Selection; onReplay: () => void }) {
  const t = useTranslations('events')
  const { can } = useStore()
  const count = selection.ids.size
  if (count === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-sunken px-gutter py-2 text-13">
      <p role="status" className="mr-auto">
        {t('select.count', { count })}
        {count === CHOSEN_MAX && <span className="text-ink-3"> · {t('select.most')}</span>}
      </p>
      <Button
        size="sm"
        icon={<RotateCcw aria-hidden />}
        disabledReason={!can('editor') && t('replay.needsEditor')}
        onClick={onReplay}
      >
        {t('select.replay')}
      </Button>
      <Button size="sm" variant="quiet" icon={<X aria-hidden />} onClick={selection.clear}>
        {t('select.clear')}
      </Button>
    </div>
  )
}
