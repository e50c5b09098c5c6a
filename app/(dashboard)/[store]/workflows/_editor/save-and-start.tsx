'use client'
import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { ConflictDialog } from './conflict-dialog'
import { useEditor, useEditorState } from './editor-context'
import { useSave } from './use-save'
import { useWhyNot } from './use-why-not'

/** *Save* and *Start*, each with why it cannot be used; an active workflow has *Pause*. */
export function SaveAndStart({ isChecking }: { isChecking: boolean }) {
  const t = useTranslations('workflows')
  const { can } = useStore()
  const whyNot = useWhyNot()
  const { workflow, problems, readOnly } = useEditor()
  const name = useEditorState((state) => state.name)
  const { dirty, conflict, closeConflict, isSaving, isStarting, isPausing, save, start, pause } = useSave()

  if (workflow.state === 'active')
    return (
      <Button
        icon={<Pause aria-hidden />}
        pending={isPausing}
        disabledReason={!can('editor') && t('needsEditor')}
        onClick={pause}
      >
        {t('pause')}
      </Button>
    )
  const missingName = name.trim() === '' && t('nameMissing')
  const whyNotStart =
    whyNot('start', workflow.state) ||
    missingName ||
    (isChecking && t('checking')) ||
    (problems.length > 0 && t('hasProblems', { n: problems.length }))
  return (
    <>
      <Button
        pending={isSaving && !isStarting}
        disabledReason={readOnly || missingName || (!dirty && t('noChanges'))}
        onClick={save}
      >
        {t('save')}
      </Button>
      <Button
        variant="primary"
        icon={<Play aria-hidden />}
        pending={isStarting}
        disabledReason={whyNotStart}
        onClick={start}
      >
        {t('start')}
      </Button>
      <ConflictDialog conflict={conflict} onClose={closeConflict} />
    </>
  )
}
