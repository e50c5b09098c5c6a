'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { undoToast } from '@/app/_ui/toast'
import { baseOf, useEditor } from './editor-context'
import type { Conflict } from './use-save'

/** Somebody else saved meanwhile: what they have is loaded, as an edit that can be undone, or what is here goes over it. */
export function ConflictDialog({ conflict, onClose }: { conflict: Conflict | null; onClose: () => void }) {
  const t = useTranslations('workflows')
  const { store } = useEditor()
  const load = ({ theirs }: Conflict) => {
    store.getState().takeSaved(baseOf(theirs))
    onClose()
    undoToast(t('theirsLoaded'), store.getState().undo)
  }
  const overwrite = ({ theirs, goOn }: Conflict) => {
    store.getState().rebase(theirs.updatedAt)
    onClose()
    goOn()
  }
  return (
    <Dialog
      open={conflict !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('conflictTitle')}
      description={t('conflictHint')}
      size="sm"
      footer={
        conflict && (
          <>
            <Button onClick={() => load(conflict)}>{t('loadTheirs')}</Button>
            <Button variant="primary" onClick={() => overwrite(conflict)}>
              {t('saveMine')}
            </Button>
          </>
        )
      }
    />
  )
}
