'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { ProblemText } from '@/app/_ui/problem-text'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { Textarea } from '@/app/_ui/textarea'
import { toast } from '@/app/_ui/toast'
import { AddressTester } from './address-tester'

const MODES = ['off', 'observe', 'enforce'] as const

/** From where the store's keys may be used; a change that would lock its own author out is refused by the server. */
export function IpAccess() {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const store = useQuery(trpc.store.get.queryOptions({ storeId }))
  const mine = useQuery(trpc.store.myAddress.queryOptions({ storeId }))
  const [draft, setDraft] = useState<{ mode: (typeof MODES)[number]; ranges: string } | null>(null)
  const update = useMutation(
    trpc.store.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        setDraft(null)
        await queryClient.invalidateQueries(trpc.store.pathFilter())
        toast(t('ip.saved'))
      },
    }),
  )
  if (!store.data) return null
  const { mode, ranges } = draft ?? { mode: store.data.ipAccess.mode, ranges: store.data.ipAccess.ranges.join('\n') }
  const list = ranges.split(/[\s,]+/).filter(Boolean)
  const address = mine.data?.address
  const disabled = !can('owner')
  return (
    <section aria-labelledby="ip-title" className="flex max-w-160 flex-col gap-4 px-gutter py-6">
      <div>
        <h2 id="ip-title" className="font-semibold text-14">
          {t('ip.title')}
        </h2>
        <p className="text-13 text-ink-2">{t('ip.hint')}</p>
      </div>
      {update.isError && (
        <Notice>
          <ProblemText error={update.error} />
        </Notice>
      )}
      <Field label={t('ip.mode')}>
        <Select
          options={MODES.map((value) => ({ value, label: t(`ip.modeOf.${value}`) }))}
          value={mode}
          disabled={disabled}
          onChange={(next) => setDraft({ mode: next, ranges })}
        />
      </Field>
      <Field label={t('ip.ranges')} hint={t('ip.rangesHint')}>
        <Textarea
          mono
          rows={4}
          value={ranges}
          disabled={disabled}
          spellCheck={false}
          onChange={(event) => setDraft({ mode, ranges: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          pending={update.isPending}
          disabledReason={disabled ? t('needsOwner') : !draft && t('noChanges')}
          onClick={() => update.mutate({ storeId, ipAccess: { mode, ranges: list } })}
        >
          {t('ip.save')}
        </Button>
        {!disabled && (
          <Button
            variant="quiet"
            disabledReason={!address && t('ip.unknown')}
            onClick={() =>
              address &&
              setDraft({
                mode,
                ranges: [...list, address.includes(':') ? `${address}/128` : `${address}/32`].join('\n'),
              })
            }
          >
            {t('ip.addMine', { address: address ?? '–' })}
          </Button>
        )}
      </div>
      <AddressTester ranges={list} />
    </section>
  )
}
