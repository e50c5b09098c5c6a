'use client'
import { ArrowUp, RotateCcw, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { useDrawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Split } from '@/app/_ui/page'
import { Select } from '@/app/_ui/select'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { DELIVERY_STATES } from '@/server/deliveries/schema'
import type { SendEventTypeView } from '@/server/event-types/sending/read-send-event-types'
import { LoadMore } from '../../../../contacts/_parts/load-more'
import { useReading } from '../../../../events/_log/use-reading'
import { DeliveryDrawer } from './delivery-drawer'
import { DeliveryTable } from './delivery-table'
import { useDeliveryLog } from './use-delivery-log'
import { useResend } from './use-resend'

type State = (typeof DELIVERY_STATES)[number]
type DeliveriesTabProps = { eventType: Pick<SendEventTypeView, 'id' | 'counts'> }

/** What was sent and is to be sent of one send event, newest first; one of them beside the list. */
export function DeliveriesTab({ eventType: { id, counts } }: DeliveriesTabProps) {
  const t = useTranslations('sending')
  const { can } = useStore()
  const [state, setState] = useQueryState('state', parseAsStringLiteral(DELIVERY_STATES))
  const drawer = useDrawer('delivery')
  const { isReading, watch } = useReading()
  const list = useRef<HTMLDivElement>(null)
  const { query, rows, fresh, apply } = useDeliveryLog(id, state, isReading || drawer.openId !== null)
  const { resendAll, isPending } = useResend()
  const at = rows.findIndex((row) => row.id === drawer.openId)
  const neighbour = (step: -1 | 1) => {
    const row = at < 0 ? undefined : rows[at + step]
    return row && (() => drawer.open(row.id))
  }
  const showFresh = () => {
    apply()
    list.current?.scrollTo({ top: 0 })
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-gutter py-3">
        <Select<State | 'all'>
          inline
          label={t('deliveries.filter')}
          options={[
            { value: 'all', label: t('deliveries.all') },
            ...DELIVERY_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          value={state ?? 'all'}
          onChange={(next) => void setState(next === 'all' ? null : next)}
        />
        <span className="ml-auto flex max-md:ml-0">
          <Button
            icon={<RotateCcw aria-hidden />}
            pending={isPending}
            disabledReason={!can('editor') ? t('needsEditor') : counts.dead === 0 && t('deliveries.noDead')}
            onClick={() => resendAll(id)}
          >
            {t('deliveries.resendAll', { n: counts.dead })}
          </Button>
        </span>
      </div>
      <Split className="relative">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {fresh > 0 && (
            <div className="pointer-events-none relative z-10 flex h-0 justify-center">
              <Button
                size="sm"
                icon={<ArrowUp aria-hidden />}
                className="pointer-events-auto mt-1 rounded-full shadow-floating"
                onClick={showFresh}
              >
                {t('deliveries.new', { n: fresh })}
              </Button>
            </div>
          )}
          <div ref={list} {...watch} className="min-h-0 flex-1 overflow-y-auto">
            {query.isPending ? (
              <TableSkeleton />
            ) : query.isError && rows.length === 0 ? (
              <ErrorState title={t('deliveries.unreadable')} error={query.error} onRetry={() => query.refetch()} />
            ) : rows.length === 0 ? (
              <NoDeliveries isNarrowed={state !== null} onShowAll={() => void setState(null)} />
            ) : (
              <DeliveryTable rows={rows} openId={drawer.openId} onOpen={drawer.open} />
            )}
            {query.hasNextPage && (
              <LoadMore
                label={t('deliveries.older')}
                pending={query.isFetchingNextPage}
                onMore={() => query.fetchNextPage()}
              />
            )}
          </div>
        </div>
        {drawer.openId && (
          <DeliveryDrawer
            key={drawer.openId}
            deliveryId={drawer.openId}
            onClose={drawer.close}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        )}
      </Split>
    </>
  )
}

function NoDeliveries({ isNarrowed, onShowAll }: { isNarrowed: boolean; onShowAll: () => void }) {
  const t = useTranslations('sending')
  if (isNarrowed)
    return (
      <EmptyState
        icon={<Send aria-hidden />}
        title={t('deliveries.noneOf')}
        action={<Button onClick={onShowAll}>{t('deliveries.showAll')}</Button>}
      />
    )
  return (
    <EmptyState icon={<Send aria-hidden />} title={t('deliveries.none')}>
      {t('deliveries.noneHint')}
    </EmptyState>
  )
}
