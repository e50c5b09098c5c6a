'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { lacksSecret } from './_webhook/webhook-draft'
import { type EventDraft, inputOf } from './draft'
import { type Faults, faultsOf } from './faults'

export type Made = { id: string; name: string; url: string; tokenUrl?: string }

type SaveEvent = {
  integrationId: string
  context: ReceiveContextName
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  /** The draft is what the server has now. */
  onSaved: () => void
}

/** Saves the draft; what is wrong with it is told at its places. */
export function useSaveEvent({ integrationId, context, draft, saved, onSaved }: SaveEvent) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [faults, setFaults] = useState<Faults>(new Map())
  const [made, setMade] = useState<Made | null>(null)
  /** Told once, after a new token was made for an event that exists. */
  const [tokenUrl, setTokenUrl] = useState<string | null>(null)
  const options = { meta: { quiet: true } }
  const create = useMutation(trpc.eventTypes.create.mutationOptions(options))
  const update = useMutation(trpc.eventTypes.update.mutationOptions(options))

  const done = async () => {
    onSaved()
    setFaults(new Map())
    await queryClient.invalidateQueries(trpc.pathFilter())
  }
  const send = async () => {
    const { input } = inputOf(draft, context)
    if (!saved) {
      const { id, name, url, tokenUrl } = await create.mutateAsync({ storeId, integrationId, ...input })
      await done()
      setMade({ id, name, url, tokenUrl })
      return
    }
    const { receiveType: _, ...patch } = input
    const updated = await update.mutateAsync({ storeId, id: saved.id, ...patch })
    await done()
    setTokenUrl(updated.tokenUrl ?? null)
    toast(t('saved', { name: input.name }))
  }
  /** Answers the faults that keep it from being saved. */
  const save = async (): Promise<Faults> => {
    create.reset()
    update.reset()
    const { input, rows } = inputOf(draft, context)
    const parsed = eventTypeInputSchema.safeParse(input)
    const refuse = (errors: Parameters<typeof faultsOf>[0]) => {
      const found = faultsOf(errors, rows)
      setFaults(found)
      return found
    }
    const issues = (parsed.error?.issues ?? []).map(({ path, message }) => ({
      ...{ path: `/${path.join('/')}`, reason: message },
    }))
    if (context === 'webhook' && lacksSecret(draft.webhook.verification, saved?.verification ?? null))
      issues.push({ path: '/verification/secret', reason: t('webhook.secretNeeded') })
    if (issues.length > 0) return refuse(issues)
    try {
      await send()
      return new Map()
    } catch (error) {
      return refuse(problemOf(error)?.validationErrors ?? [])
    }
  }
  return {
    ...{ save, faults, made, tokenUrl, forgetTokenUrl: () => setTokenUrl(null) },
    failed: create.error ?? update.error,
    isPending: create.isPending || update.isPending,
  }
}
