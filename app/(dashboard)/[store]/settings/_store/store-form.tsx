'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Button } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { Notice } from '@/app/_ui/error-state'
import { Card } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { UpdateStoreInput } from '@/server/stores/schema'
import type { Store } from '@/server/stores/store-of'
import { placeFaults } from '../../contacts/_parts/place-faults'
import { draftOf, type StoreDraft, storeDraftSchema } from './store-draft'
import { LimitFields, NameFields, OriginsField, ShowKeysOnce } from './store-fields'

const INPUTS = Object.keys(storeDraftSchema.shape)

/** The store's own settings; an owner changes them, the others see them. */
export function StoreForm({ store }: { store: Store }) {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const [asked, setAsked] = useState<UpdateStoreInput>()
  const form = useForm<StoreDraft, unknown, UpdateStoreInput>({
    resolver: zodResolver(storeDraftSchema),
    defaultValues: draftOf(store),
  })
  const update = useMutation(
    trpc.store.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (saved) => {
        form.reset(draftOf(saved))
        toast(t('store.saved'))
        await queryClient.invalidateQueries(trpc.store.get.pathFilter())
        // The store's name stands in the rail, which the server renders.
        router.refresh()
      },
    }),
  )
  const isOwner = can('owner')
  const { dirtyFields } = form.formState
  // The audit log names the settings that were sent.
  const changedOf = (patch: UpdateStoreInput): UpdateStoreInput =>
    Object.fromEntries(Object.entries(patch).filter(([setting]) => setting in dirtyFields))
  const save = async (patch: UpdateStoreInput) => {
    try {
      await update.mutateAsync({ storeId, ...changedOf(patch) })
    } catch (error) {
      placeFaults(error, form.setError, INPUTS)
    }
  }
  // What forgets the secrets of all keys cannot be undone, so it is asked about; the rest is saved at once.
  const submit = form.handleSubmit((patch) =>
    patch.showKeysOnce && !store.showKeysOnce ? setAsked(patch) : save(patch),
  )

  return (
    <form onSubmit={submit} noValidate className="flex max-w-160 flex-col gap-5">
      {update.isError && (
        <Notice title={t('notSaved')}>
          <ProblemText error={update.error} />
        </Notice>
      )}
      <Card title={t('store.general')}>
        <NameFields form={form} disabled={!isOwner} />
        <p className="mt-4 flex items-center gap-2 text-12 text-ink-3">
          {t('store.id')} <code className="mono min-w-0 truncate">{store.id}</code>
          <CopyButton iconOnly text={store.id} label={t('store.copyId')} />
        </p>
      </Card>
      <Card title={t('store.receiving')}>
        <div className="flex flex-col gap-5">
          <OriginsField form={form} disabled={!isOwner} />
          <LimitFields form={form} disabled={!isOwner} />
        </div>
      </Card>
      <Card title={t('store.keys')}>
        <ShowKeysOnce form={form} disabled={!isOwner} />
      </Card>
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          pending={update.isPending}
          showReason={!isOwner}
          disabledReason={!isOwner ? t('needsOwner') : !form.formState.isDirty && t('noChanges')}
        >
          {t('save')}
        </Button>
      </div>
      <AlertDialog
        open={asked !== undefined}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title={t('store.onceAsk')}
        description={t('store.onceAskHint')}
        confirmLabel={t('store.onceConfirm')}
        onConfirm={() => asked && save(asked)}
      />
    </form>
  )
}
