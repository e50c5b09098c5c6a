'use client'
import { History, Pause, Play, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'

type EventsActionsProps = {
  isHeld: boolean
  onHold: () => void
  /** Refusals that match, where accepted ones match too. */
  refused: number
  /** Nobody knows what matches. */
  isAddressBad: boolean
  onReplay: () => void
  onReplays: () => void
}

/** Hold the list, look at the last replays, replay all that match. */
export function EventsActions({ isHeld, onHold, refused, isAddressBad, onReplay, onReplays }: EventsActionsProps) {
  const t = useTranslations('events')
  const { can } = useStore()
  return (
    <>
      <Button
        variant="quiet"
        icon={isHeld ? <Play aria-hidden /> : <Pause aria-hidden />}
        aria-pressed={isHeld}
        onClick={onHold}
      >
        {t('hold')}
      </Button>
      <Button variant="quiet" icon={<History aria-hidden />} onClick={onReplays}>
        {t('replay.list')}
      </Button>
      <Button
        icon={<RotateCcw aria-hidden />}
        disabledReason={!can('editor') ? t('replay.needsEditor') : isAddressBad && t('filter.ipBad')}
        onClick={onReplay}
      >
        {refused > 0 ? t('replay.refusedOnes', { count: refused }) : t('replay.matching')}
      </Button>
    </>
  )
}
