'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Notice } from '@/app/_ui/error-state'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { RetryParked } from '../../_parts/retry-parked'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'

const freshMs = 5_000
const SHOWN_MAX = 5

/** Work of the workflow that failed five times and stands still: with its reasons, and *Retry*. */
export function ParkedNotice({ workflowId }: { workflowId: string }) {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  const parked = useQuery(trpc.workflows.parked.queryOptions({ storeId, workflowId }, { refetchInterval: freshMs }))
  if (!parked.data || parked.data.total === 0) return null
  const { total, results } = parked.data
  return (
    <div className="px-gutter py-3">
      <Notice
        title={t('parked.title', { n: total })}
        actions={<RetryParked workflowId={workflowId}>{t('parked.retryAll')}</RetryParked>}
      >
        <ul className="flex flex-col gap-2">
          {results.slice(0, SHOWN_MAX).map(({ kind, eventId, nodeId, contact, parkedAt, reason }) => (
            <li key={`${kind} ${eventId} ${nodeId}`} className="flex flex-wrap items-center gap-x-2">
              <bdi className="font-medium">{labelOf(contact)}</bdi>
              <span className="text-ink-2">{t(`parked.kind.${kind}`)}</span>
              <Time at={parkedAt} className="text-12 text-ink-3" />
              <RetryParked eventIds={[eventId]}>{t('parked.retry')}</RetryParked>
              <bdi className="w-full break-words text-12 text-ink-2">{reason}</bdi>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
