'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { useEditor, useEditorState } from './editor-context'
import { isDirty } from './editor-state'

/** *Save* keeps the draft, with what an open panel holds; *Start* saves what is not saved and activates it. */
export function useSave() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const name = useEditorState((state) => state.name)
  const dirty = useEditorState(isDirty)
  const apply = useEditorState((state) => state.apply)
  const markSaved = useEditorState((state) => state.markSaved)

  const refresh = () => queryClient.invalidateQueries(trpc.workflows.pathFilter())
  const update = useMutation(trpc.workflows.update.mutationOptions())
  const start = useMutation(
    trpc.workflows.start.mutationOptions({ onSuccess: () => toast(t('started', { name })), onSettled: refresh }),
  )
  const pause = useMutation(
    trpc.workflows.pause.mutationOptions({ onSuccess: () => toast(t('isPaused', { name })), onSettled: refresh }),
  )

  const { id } = workflow
  const write = async () => {
    const now = apply()
    await update.mutateAsync({ storeId, id, name: now.name, ...now.document })
    markSaved(now)
  }
  // A failure has been shown by then; what follows a success must not follow it.
  const quietly = (work: () => Promise<void>) => () => void work().catch(() => {})
  return {
    dirty,
    isSaving: update.isPending,
    isStarting: start.isPending,
    isPausing: pause.isPending,
    saveNow: async () => {
      await write()
      await refresh()
    },
    save: quietly(async () => {
      await write()
      toast(t('isSaved', { name }))
      await refresh()
    }),
    start: quietly(async () => {
      if (dirty) await write()
      start.mutate({ storeId, id })
    }),
    pause: () => pause.mutate({ storeId, id }),
  }
}
