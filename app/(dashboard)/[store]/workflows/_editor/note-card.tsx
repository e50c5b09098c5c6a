'use client'
import type { Node, NodeProps } from '@xyflow/react'
import { StickyNote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import type { WorkflowNote } from '@/server/workflows/schema'
import { useEditor, useEditorState } from './editor-context'
import { NOTE_WIDTH } from './note-edits'
import { NoteInput } from './note-input'

export type CanvasNote = Node<{ note: WorkflowNote; isDim: boolean }, 'note'>

/** A note of the canvas, as plain text; a double click or Enter writes into it. */
export function NoteCard({ data: { note, isDim }, selected }: NodeProps<CanvasNote>) {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const isWriting = useEditorState((state) => state.writing === note.id)
  const write = useEditorState((state) => state.write)
  const { width = NOTE_WIDTH, height } = note
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the node around it takes the keyboard; Enter does the same there
    <div
      onDoubleClick={() => !readOnly && write(note.id)}
      style={{ width, minHeight: height }}
      className={cn(
        'rounded-card border border-warn/40 bg-warn-soft p-3 text-13 text-ink transition-opacity',
        selected && 'border-accent outline-2 outline-accent',
        isDim && 'opacity-40',
      )}
    >
      {isWriting ? (
        <NoteInput note={note} onDone={() => write(null)} className="nodrag nopan nowheel nokey" autoFocus />
      ) : (
        <div className="flex items-start gap-2">
          <StickyNote className="mt-0.75 size-3.5! shrink-0 text-warn" aria-hidden />
          <p className="min-w-0 flex-1 whitespace-pre-wrap break-words">
            <bdi>{note.text || t('emptyNote')}</bdi>
          </p>
        </div>
      )}
    </div>
  )
}
