'use client'
import { Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import { PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { StateChip } from '../_list/state-chip'
import { SeeButton } from '../_see/see-button'
import { useEditor, useEditorState } from './editor-context'
import { EditorMenu } from './editor-menu'
import { KeptNote } from './kept-note'
import { ProblemsMenu } from './problems-menu'
import { SaveAndStart } from './save-and-start'
import { useUndoKeys } from './use-undo-keys'

export function EditorHeader({ isChecking }: { isChecking: boolean }) {
  const t = useTranslations('workflows')
  const { storeId } = useStore()
  const { workflow, readOnly } = useEditor()
  const name = useEditorState((state) => state.name)
  const rename = useEditorState((state) => state.rename)
  const canUndo = useEditorState((state) => state.past.length > 0)
  const canRedo = useEditorState((state) => state.future.length > 0)
  const undo = useEditorState((state) => state.undo)
  const redo = useEditorState((state) => state.redo)
  useUndoKeys()
  const title = readOnly ? (
    <bdi>{name}</bdi>
  ) : (
    <Input
      aria-label={t('name')}
      value={name}
      onChange={(event) => rename(event.target.value)}
      maxLength={200}
      className="-ml-2.5 field-sizing-content h-auto w-auto min-w-24 max-w-[min(520px,70vw)] border-transparent bg-transparent py-0.5 font-semibold text-19 hover:border-line-strong"
    />
  )
  return (
    <PageHeader
      crumbs={[{ label: t('title'), href: paths.workflows(storeId) }]}
      title={title}
      aside={
        <>
          <StateChip state={workflow.state} />
          <KeptNote />
        </>
      }
      actions={
        <>
          <ProblemsMenu />
          {!readOnly && (
            <>
              <IconButton
                label={t('undo')}
                icon={<Undo2 aria-hidden />}
                onClick={undo}
                disabledReason={!canUndo && t('nothingToUndo')}
              />
              <IconButton
                label={t('redo')}
                icon={<Redo2 aria-hidden />}
                onClick={redo}
                disabledReason={!canRedo && t('nothingToRedo')}
              />
            </>
          )}
          <SeeButton />
          <EditorMenu />
          <SaveAndStart isChecking={isChecking} />
        </>
      }
    />
  )
}
