'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { sendEventTypeInputSchema } from '@/server/event-types/send-schema'
import type { SendEventTypeWithUsage } from '@/server/event-types/sending/get-send-event-type'
import type { ValidationError } from '@/server/problems'
import type { Faults } from '../../events/_editor/faults'
import { type SendDraft, sendFaultsOf, sendInputOf } from './send-draft'

export type MadeSendEvent = { id: string; name: string; webhookUrl: string }

type SaveSendEvent = {
  integrationId: string
  draft: SendDraft
  saved: SendEventTypeWithUsage | undefined
  /** The draft is what the server has now. */
  onSaved: () => void
}

/** Saves the draft; what is wrong with it is told at its places. */
export function useSaveSendEvent({ integrationId, draft, saved, onSaved }: SaveSendEvent) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [faults, setFaults] = useState<Faults>(new Map())
  const [made, setMade] = useState<MadeSendEvent | null>(null)
  const options = { meta: { quiet: true } }
  const create = useMutation(trpc.eventTypes.createSending.mutationOptions(options))
  const update = useMutation(trpc.eventTypes.updateSending.mutationOptions(options))

  const send = async () => {
    const { category, ...patch } = sendInputOf(draft).input
    const { id, name, webhookUrl } = saved
      ? await update.mutateAsync({ storeId, id: saved.id, ...patch })
      : await create.mutateAsync({ storeId, integrationId, category, ...patch })
    onSaved()
    setFaults(new Map())
    await queryClient.invalidateQueries(trpc.pathFilter())
    if (saved) toast(t('saved', { name }))
    else setMade({ id, name, webhookUrl })
  }
  const save = async (): Promise<{ isSaved: boolean }> => {
    create.reset()
    update.reset()
    const { input, rows, headers } = sendInputOf(draft)
    const refuse = (errors: readonly ValidationError[]) => {
      setFaults(sendFaultsOf(errors, rows, headers))
      return { isSaved: false }
    }
    const issues = sendEventTypeInputSchema.safeParse(input).error?.issues ?? []
    if (issues.length > 0)
      return refuse(issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, reason: message })))
    try {
      await send()
      return { isSaved: true }
    } catch (error) {
      return refuse(problemOf(error)?.validationErrors ?? [])
    }
  }
  return {
    ...{ save, faults, made },
    failed: create.error ?? update.error,
    isPending: create.isPending || update.isPending,
  }
}
