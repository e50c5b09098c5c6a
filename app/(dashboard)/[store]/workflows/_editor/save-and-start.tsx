'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { whyNot } from '@/server/workflows/schema'
import { useLeaveWarning } from '../../_parts/use-leave-warning'
import { useEditor, useEditorState } from './editor-context'
import { isDirty } from './editor-state'

/** *Save* keeps the draft; *Start* saves what is not saved and activates it; an active one is paused first. */
export function SaveAndStart({ isChecking }: { isChecking: boolean }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const { workflow, problems, readOnly } = useEditor()
  const name = useEditorState((state) => state.name)
  const document = useEditorState((state) => state.document)
  const dirty = useEditorState(isDirty)
  const markSaved = useEditorState((state) => state.markSaved)
  useLeaveWarning(dirty)

  const refresh = () => queryClient.invalidateQueries(trpc.workflows.pathFilter())
  const update = useMutation(trpc.workflows.update.mutationOptions({ onSuccess: () => markSaved() }))
  const start = useMutation(
    trpc.workflows.start.mutationOptions({ onSuccess: () => toast(t('started', { name })), onSettled: refresh }),
  )
  const pause = useMutation(
    trpc.workflows.pause.mutationOptions({ onSuccess: () => toast(t('isPaused', { name })), onSettled: refresh }),
  )

  const { id, state } = workflow
  const save = async () => {
    await update.mutateAsync({ storeId, id, name, ...document })
    await refresh()
  }
  const saveAndStart = async () => {
    if (dirty) await update.mutateAsync({ storeId, id, name, ...document })
    start.mutate({ storeId, id })
  }
  const missingName = name.trim() === '' && t('nameMissing')
  if (state === 'active')
    return (
      <Button
        icon={<Pause aria-hidden />}
        pending={pause.isPending}
        disabledReason={!can('editor') && t('needsEditor')}
        onClick={() => pause.mutate({ storeId, id })}
      >
        {t('pause')}
      </Button>
    )
  const whyNotStart =
    (!can('editor') && t('needsEditor')) ||
    whyNot('start', state) ||
    missingName ||
    (isChecking && t('checking')) ||
    (problems.length > 0 && t('hasProblems', { n: problems.length }))
  return (
    <>
      <Button
        pending={update.isPending}
        disabledReason={readOnly || missingName || (!dirty && t('noChanges'))}
        onClick={() =>
          void save().then(
            () => toast(t('isSaved', { name })),
            () => {},
          )
        }
      >
        {t('save')}
      </Button>
      <Button
        variant="primary"
        icon={<Play aria-hidden />}
        pending={start.isPending}
        disabledReason={whyNotStart}
        onClick={() => void saveAndStart().catch(() => {})}
      >
        {t('start')}
      </Button>
    </>
  )
}
