'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { AddNodeDialog } from './add-node-dialog'
import { BlankWorkflow } from './blank-workflow'
import { inOrder, type Place } from './document-edits'
import { useEditor, useEditorState } from './editor-context'
import { OutlineNode } from './outline-node'
import { OutlineNotes } from './outline-notes'
import { SelectionBar } from './selection-bar'
import { useSelectionKeys } from './use-selection-keys'

/** The same workflow as a list, in the order in which an event passes: every node with where it leads, and all that the canvas can do. */
export function Outline() {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const document = useEditorState((state) => state.document)
  const [place, setPlace] = useState<Place | undefined>(undefined)
  useSelectionKeys()
  const isEmpty = document.nodes.length === 0
  return (
    <div className="flex max-w-180 flex-col gap-3 p-gutter">
      {isEmpty && <BlankWorkflow onAdd={() => setPlace(null)} />}
      <ol className="flex flex-col gap-2" aria-label={t('view.outline')}>
        {inOrder(document).map((node) => (
          <OutlineNode key={node.id} node={node} onAdd={setPlace} />
        ))}
      </ol>
      {!readOnly && !isEmpty && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => setPlace(null)}>
            {t('addNode')}
          </Button>
        </div>
      )}
      <OutlineNotes />
      <SelectionBar from={1} className="pointer-events-none sticky bottom-4 z-10 flex justify-center" />
      <AddNodeDialog place={place} onClose={() => setPlace(undefined)} />
    </div>
  )
}
