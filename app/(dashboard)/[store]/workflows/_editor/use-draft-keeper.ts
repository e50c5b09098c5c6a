'use client'
import { useEffect, useMemo } from 'react'
import type { StoreApi } from 'zustand'
import { useTRPCClient } from '@/app/_trpc/client'
import { leavingClient } from '@/app/_trpc/leaving-client'
import { useStore } from '@/app/_ui/store-context'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper'
import type { EditorState } from './editor-state'

/** Keeps what is edited by itself: a moment after the last edit, and when the page is left or hidden. */
export function useDraftKeeper(store: StoreApi<EditorState>, id: string, canEdit: boolean): DraftKeeper {
  const client = useTRPCClient()
  const { storeId } = useStore()
  const keeper = useMemo(
    () =>
      createDraftKeeper(store, {
        keep: ({ name, document, basedOn }, isLeaving) =>
          (isLeaving ? leavingClient : client).workflows.saveDraft.mutate({
            ...{ storeId, id, name, basedOn },
            ...document,
          }),
        drop: () => client.workflows.dropDraft.mutate({ storeId, id }),
      }),
    [store, client, storeId, id],
  )
  useEffect(() => {
    if (!canEdit) return
    const stop = keeper.watch()
    const onHide = () => document.visibilityState === 'hidden' && keeper.leave()
    window.addEventListener('pagehide', keeper.leave)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('pagehide', keeper.leave)
      document.removeEventListener('visibilitychange', onHide)
      stop()
    }
  }, [keeper, canEdit])
  return keeper
}
