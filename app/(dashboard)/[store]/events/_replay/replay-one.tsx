'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Notice } from '@/app/_ui/error-state'
import { ProblemText } from '@/app/_ui/problem-text'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { Reception } from '../_reception/use-reception'
import { ReplayOptions } from './replay-options'
import { WouldRefuse } from './would-refuse'
import { WouldStore } from './would-store'

const UNPROVED = ['not-verified', 'origin-refused']

type ReplayOneProps = { reception: Reception; onOpen: (id: string) => void; onClose: () => void }

/** What one reception would become by the present definition, or every reason why nothing; then the replay itself. */
export function ReplayOne({ reception, onOpen, onClose }: ReplayOneProps) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const { id, receiveContext, reasonCode, outcome, replayedAs } = reception
  const [options, setOptions] = useState({
    startsWorkflows: true,
    createsContacts: reasonCode === 'contact-missing',
  })
  const [isGenuine, setGenuine] = useState(false)
  const isUnproved = UNPROVED.includes(reasonCode ?? '')
  const preview = useQuery(trpc.receptions.previewOne.queryOptions({ storeId, id }, { staleTime: 0 }))
  const replay = useMutation(
    trpc.receptions.replay.mutationOptions({
      meta: { quiet: true },
      onSettled: () => queryClient.invalidateQueries(trpc.receptions.pathFilter()),
    }),
  )
  if (replay.isSuccess) {
    return (
      <Notice
        tone="info"
        title={t('replay.done')}
        actions={
          <Button size="sm" variant="primary" onClick={() => onOpen(replay.data.id)}>
            {t('replay.openNew')}
          </Button>
        }
      >
        {t('replay.doneHint')}
      </Notice>
    )
  }
  return (
    <section aria-labelledby="replay-title" className="flex flex-col gap-4 text-13">
      <div>
        <h3 id="replay-title">{t('replay.one')}</h3>
        <p className="text-ink-2">{t('replay.oneHint')}</p>
      </div>
      {preview.isPending ? (
        <Loading className="flex flex-col gap-3">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
        </Loading>
      ) : preview.isError ? (
        <Notice title={t('replay.unreadable')}>
          <ProblemText error={preview.error} />
        </Notice>
      ) : preview.data.refusal ? (
        <WouldRefuse refusal={preview.data.refusal} />
      ) : (
        <WouldStore events={preview.data.events} fields={reception.fields} />
      )}
      {(outcome === 'accepted' || replayedAs !== null) && (
        <Notice tone="warn" title={t('replay.again')}>
          {t('replay.againHint')}
        </Notice>
      )}
      {isUnproved && (
        <Notice tone="warn" title={t('replay.unproved')}>
          <p className="mb-2">{t(`replay.unprovedHint.${reasonCode === 'origin-refused' ? 'origin' : 'webhook'}`)}</p>
          <Checkbox label={t('replay.genuine')} checked={isGenuine} onChange={setGenuine} />
        </Notice>
      )}
      <ReplayOptions options={options} onChange={setOptions} hasApi={receiveContext === 'api'} />
      {preview.data?.isContactMissing && !options.createsContacts && (
        <Notice tone="warn" title={t('replay.contactMissing', { count: 1 })}>
          {t('replay.contactMissingHint')}
        </Notice>
      )}
      {replay.isError && (
        <Notice title={t('replay.failed')}>
          <ProblemText error={replay.error} />
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {t('replay.cancel')}
        </Button>
        <Button
          variant="primary"
          pending={replay.isPending}
          showReason
          disabledReason={
            !can('editor')
              ? t('replay.needsEditor')
              : preview.isError || preview.data?.refusal
                ? t('replay.wouldFail')
                : isUnproved && !isGenuine && t('replay.needsWord')
          }
          onClick={() => replay.mutate({ storeId, id, ...options, acceptsUnverified: isGenuine })}
        >
          {t('replay.now')}
        </Button>
      </div>
    </section>
  )
}
