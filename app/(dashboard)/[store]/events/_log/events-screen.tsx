'use client'
import { CircleX, Pause, Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { useDrawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageHeader, Split } from '@/app/_ui/page'
import { Tabs } from '@/app/_ui/tabs'
import type { ReceptionCause } from '@/server/events/reception-causes'
import type { ReceptionFilter } from '@/server/events/reception-filter'
import { CausesView } from '../_causes/causes-view'
import { filterOfCause } from '../_causes/filter-of-cause'
import { ReceptionDrawer } from '../_reception/reception-drawer'
import { ReplayDrawer } from '../_replay/replay-drawer'
import { EventsActions } from './events-actions'
import { EventsChart } from './events-chart'
import { EventsList } from './events-list'
import { LogFilters } from './log-filters'
import { useEventsChart } from './use-events-chart'
import { useLogFilter } from './use-log-filter'
import { useReading } from './use-reading'
import { useReceptionLog } from './use-reception-log'
import { useSelection } from './use-selection'

const VIEWS = ['list', 'causes'] as const

/** The live log of receptions: filters, how many came, the rows or what refused them, and one thing beside them. */
export function EventsScreen() {
  const t = useTranslations('events')
  const log = useLogFilter()
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('list'))
  const event = useDrawer('event')
  const replay = useDrawer('replay')
  const [isHeld, setHeld] = useState(false)
  const [chosen, setChosen] = useState<ReceptionFilter>()
  const { isReading, watch } = useReading()
  const isBeside = event.openId !== null || replay.openId !== null
  const [isChoosing, setChoosing] = useState(false)
  const receptions = useReceptionLog(log, isHeld || isReading || isBeside || isChoosing)
  const { rows } = receptions
  const selection = useSelection(rows)
  if (isChoosing !== selection.ids.size > 0) setChoosing(selection.ids.size > 0)
  const chart = useEventsChart(log, isHeld)

  const openEvent = (id: string) => {
    if (replay.openId) replay.close()
    event.open(id)
  }
  const openReplay = (what: string) => {
    if (event.openId) event.close()
    replay.open(what)
  }
  const at = rows.findIndex(({ id }) => id === event.openId)
  const neighbour = (step: -1 | 1) => {
    const row = view !== 'list' || at < 0 ? undefined : rows[at + step]
    return row && (() => openEvent(row.id))
  }
  const refused = log.filter.status === null ? (chart.counts?.rejected ?? 0) : 0
  const replayMatching = () => {
    if (refused > 0 || view === 'causes') log.setFilter({ status: log.filter.status ?? 'rejected' })
    openReplay('all')
  }
  const replayCause = (cause: ReceptionCause) => {
    log.setFilter(filterOfCause(cause))
    void setView(null)
    openReplay('all')
  }
  const replayChosen = () => {
    const isAllRefused = rows.every(({ id, outcome }) => outcome === 'rejected' || !selection.ids.has(id))
    setChosen({ ids: [...selection.ids], outcome: isAllRefused ? 'rejected' : undefined })
    openReplay('chosen')
  }
  const showReplay = (what: string) => {
    if (replay.openId === 'chosen') selection.clear()
    replay.open(what)
  }

  return (
    <Page>
      <PageHeader
        title={t('title')}
        aside={
          <Chip tone={isHeld ? 'warn' : 'accent'} icon={isHeld ? <Pause aria-hidden /> : <Radio aria-hidden />}>
            {t(isHeld ? 'held' : 'live')}
          </Chip>
        }
        actions={
          <EventsActions
            isHeld={isHeld}
            onHold={() => setHeld(!isHeld)}
            refused={refused}
            isAddressBad={log.isAddressBad}
            onReplay={replayMatching}
            onReplays={() => openReplay('list')}
          />
        }
      />
      <Tabs
        label={t('views')}
        className="mb-3"
        current={view}
        tabs={VIEWS.map((id) => ({ id, label: t(`view.${id}`), onSelect: () => void setView(id) }))}
      />
      <LogFilters log={log} isOfRefusals={view === 'causes'}>
        {chart.counts && <p className="ml-auto text-12 text-ink-3 max-md:ml-0">{t('counts', chart.counts)}</p>}
      </LogFilters>
      <EventsChart chart={chart} onNarrow={(from, to) => log.setFilter({ from, to })} />
      <Split className="relative">
        {log.isAddressBad ? (
          <div className="min-w-0 flex-1">
            <EmptyState
              icon={<CircleX className="text-bad" aria-hidden />}
              title={t('filter.ipBad')}
              action={<Button onClick={() => log.setFilter({ ip: '' })}>{t('filter.drop')}</Button>}
            >
              {t('filter.ipHint')}
            </EmptyState>
          </div>
        ) : view === 'causes' ? (
          <div {...watch} className="min-h-0 min-w-0 flex-1 overflow-y-auto">
            <CausesView
              log={log}
              openId={event.openId}
              onOpen={openEvent}
              onReplay={replayCause}
              isNarrow={isBeside}
              holds={isHeld || isReading || isBeside}
            />
          </div>
        ) : (
          <EventsList
            {...{ log, receptions, watch, selection }}
            openId={event.openId}
            onOpen={openEvent}
            onReplay={replayChosen}
          />
        )}
        {event.openId ? (
          <ReceptionDrawer
            key={event.openId}
            receptionId={event.openId}
            onOpen={openEvent}
            onClose={event.close}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        ) : (
          replay.openId && (
            <ReplayDrawer
              shown={replay.openId}
              filter={replay.openId === 'all' ? log.input : chosen}
              onShow={showReplay}
              onClose={replay.close}
            />
          )
        )}
      </Split>
    </Page>
  )
}
