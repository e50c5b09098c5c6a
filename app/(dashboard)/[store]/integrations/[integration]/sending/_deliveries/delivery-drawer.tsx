'use client'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { useContactLabel } from '../../../../contacts/_parts/use-contact-label'
import { DeliveryDetails } from './delivery-details'
import { DeliveryStateChip } from './delivery-state-chip'
import { useResend } from './use-resend'

const pollMs = 2_000

type DeliveryDrawerProps = { deliveryId: string; onClose: () => void; onPrevious?: () => void; onNext?: () => void }

/** One delivery: what is sent, each try, what was answered; asked for again while it is under way. */
export function DeliveryDrawer({ deliveryId, onClose, onPrevious, onNext }: DeliveryDrawerProps) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const labelOf = useContactLabel()
  const query = useQuery(
    trpc.deliveries.get.queryOptions(
      { storeId, id: deliveryId },
      { refetchInterval: ({ state }) => (state.data?.state === 'pending' ? pollMs : false) },
    ),
  )
  const { resend, isPending } = useResend()
  const delivery = query.data
  const contact = delivery && labelOf({ id: delivery.contactId, email: delivery.email })
  return (
    <Drawer
      title={
        delivery ? t('delivery.to', { event: delivery.eventTypeName, contact: contact ?? '' }) : t('delivery.title')
      }
      lead={delivery && <DeliveryStateChip {...delivery} />}
      {...{ onClose, onPrevious, onNext }}
      footer={
        delivery && (
          <>
            <p className="min-w-0 flex-1 text-12 text-ink-3">{t('delivery.sameId')}</p>
            <Button
              icon={<RotateCcw aria-hidden />}
              pending={isPending}
              disabledReason={
                !can('editor') ? t('needsEditor') : delivery.state === 'pending' && t('delivery.isWaiting')
              }
              onClick={() => resend(delivery.id)}
            >
              {t('delivery.resend')}
            </Button>
          </>
        )
      }
    >
      {delivery ? (
        <DeliveryDetails delivery={delivery} />
      ) : query.isError ? (
        <ErrorState title={t('delivery.unreadable')} error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-5">
          <Skeleton className="h-20 w-full" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </Loading>
      )}
    </Drawer>
  )
}
