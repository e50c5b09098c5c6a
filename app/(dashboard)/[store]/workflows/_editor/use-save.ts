'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { useStore } from '@/app/_ui/store-context'
import { toast, toastProblem } from '@/app/_ui/toast'
import type { Workflow } from '@/server/workflows/present-workflow'
import { WORKFLOW_CAN, type WorkflowState } from '@/server/workflows/schema'
import { useEditor, useEditorState } from './editor-context'
import { isDirty } from './editor-state'

const EDITABLE: readonly WorkflowState[] = WORKFLOW_CAN.edit

/** What somebody else saved meanwhile, and what was to be done here. */
export type Conflict = { theirs: Workflow; goOn: () => void }

/** *Save* makes a version, with what an open panel holds; *Start* saves what is not saved and activates it. */
export function useSave() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const { workflow, store, keeper } = useEditor()
  const name = useEditorState((state) => state.name)
  const dirty = useEditorState(isDirty)
  const [conflict, setConflict] = useState<Conflict | null>(null)

  const refresh = () => queryClient.invalidateQueries(trpc.workflows.pathFilter())
  const update = useMutation(trpc.workflows.update.mutationOptions({ meta: { quiet: true } }))
  const start = useMutation(
    trpc.workflows.start.mutationOptions({ onSuccess: () => toast(t('started', { name })), onSettled: refresh }),
  )
  const pause = useMutation(
    trpc.workflows.pause.mutationOptions({ onSuccess: () => toast(t('isPaused', { name })), onSettled: refresh }),
  )

  const { id } = workflow
  const theirsSince = async (error: unknown, basedOn: string): Promise<Workflow | undefined> => {
    if (problemOf(error)?.status !== 409) return undefined
    const theirs = await queryClient.fetchQuery({ ...trpc.workflows.get.queryOptions({ storeId, id }), staleTime: 0 })
    return theirs.updatedAt !== basedOn && EDITABLE.includes(theirs.state) ? theirs : undefined
  }
  /** Saves and goes on; where somebody else saved meanwhile, asks first. A failure has been shown by then. */
  const saveThen = async (next: () => void): Promise<void> => {
    const now = store.getState().apply()
    const { basedOn } = store.getState()
    try {
      await keeper.whileSaving(async () => {
        const { updatedAt } = await update.mutateAsync({ storeId, id, name: now.name, ...now.document, basedOn })
        store.getState().markSaved({ ...now, basedOn: updatedAt })
      })
      next()
    } catch (error) {
      const theirs = await theirsSince(error, basedOn).catch(() => undefined)
      if (theirs) return setConflict({ theirs, goOn: () => void saveThen(next) })
      toastProblem(error)
      await refresh()
    }
  }
  return {
    ...{ dirty, conflict, isSaving: update.isPending, isStarting: start.isPending, isPausing: pause.isPending },
    closeConflict: () => setConflict(null),
    save: () =>
      void saveThen(() => {
        toast(t('isSaved', { name: store.getState().name }))
        void refresh()
      }),
    start: () => (dirty ? void saveThen(() => start.mutate({ storeId, id })) : start.mutate({ storeId, id })),
    pause: () => pause.mutate({ storeId, id }),
  }
}
