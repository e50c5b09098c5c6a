'use client'
import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import { ReplayList } from './replay-list'
import { ReplayMany } from './replay-many'
import { ReplayRun } from './replay-run'

type ReplayDrawerProps = {
  /** `all` that match, those `chosen`, the `list` of replays, or the id of one. */
  shown: string
  /** What a new one takes; undefined where nothing is chosen. */
  filter: ReceptionFilter | undefined
  onShow: (shown: string) => void
  onClose: () => void
}

/** Replays of many beside the log: a new one with its preview, one under way with its progress, and the last ones. */
export function ReplayDrawer({ shown, filter, onShow, onClose }: ReplayDrawerProps) {
  const t = useTranslations('events')
  const isNew = shown === 'all' || shown === 'chosen'
  const isList = shown === 'list' || (isNew && !filter)
  return (
    <Drawer
      width={480}
      title={t(isList ? 'replay.list' : isNew ? `replay.title.${shown}` : 'replay.run')}
      onClose={onClose}
      actions={
        !isList && (
          <Button size="sm" variant="quiet" icon={<History aria-hidden />} onClick={() => onShow('list')}>
            {t('replay.list')}
          </Button>
        )
      }
    >
      {isList ? (
        <ReplayList onOpen={onShow} />
      ) : isNew && filter ? (
        <ReplayMany key={JSON.stringify(filter)} filter={filter} onStarted={onShow} />
      ) : (
        <ReplayRun key={shown} replayId={shown} />
      )}
    </Drawer>
  )
}
