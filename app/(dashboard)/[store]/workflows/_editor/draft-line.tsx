'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { undoToast } from '@/app/_ui/toast'
import { baseOf, useEditor, useEditorState } from './editor-context'
import { isDirty } from './editor-state'

/** Says that what is shown was kept and never saved, and throws it away. */
export function DraftLine() {
  const t = useTranslations('workflows')
  const { store, workflow, readOnly } = useEditor()
  const isFromDraft = useEditorState((state) => state.isFromDraft)
  const dirty = useEditorState(isDirty)
  if (readOnly || !isFromDraft || !dirty) return null
  const discard = () => {
    const { basedOn, takeSaved, undo, rebase } = store.getState()
    takeSaved(baseOf(workflow))
    undoToast(t('draftDiscarded'), () => {
      undo()
      rebase(basedOn)
    })
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warn-soft px-gutter py-2 text-13">
      <span className="text-warn">{t('fromDraft')}</span>
      <Button size="sm" onClick={discard}>
        {t('discardDraft')}
      </Button>
    </div>
  )
}
