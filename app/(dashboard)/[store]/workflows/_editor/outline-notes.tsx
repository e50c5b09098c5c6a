'use client'
import { StickyNote, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { IconButton } from '@/app/_ui/icon-button'
import { useEditor, useEditorState } from './editor-context'
import { writeNote } from './note-edits'
import { NoteInput } from './note-input'
import { noteKey } from './note-key'
import { useSelectOne } from './use-select-one'

/** The notes of the canvas, each with its text to write in. */
export function OutlineNotes() {
  const t = useTranslations('workflows')
  const { readOnly } = useEditor()
  const document = useEditorState((state) => state.document)
  const writing = useEditorState((state) => state.writing)
  const edit = useEditorState((state) => state.edit)
  const write = useEditorState((state) => state.write)
  const { isSelected, toggle } = useSelectOne()
  const notes = document.notes ?? []
  if (notes.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-13">{t('notes')}</h2>
      <ul aria-label={t('notes')} className="flex flex-col gap-2">
        {notes.map((note) => (
          <li
            key={note.id}
            className="flex items-start gap-3 rounded-card border border-warn/40 bg-warn-soft px-4 py-3"
          >
            <Checkbox
              hideLabel
              label={t('selectNode', { node: t('noteOf', { text: note.text.slice(0, 100) }) })}
              checked={isSelected(noteKey(note.id))}
              onChange={() => toggle(noteKey(note.id))}
            />
            <StickyNote className="mt-0.75 size-3.5! shrink-0 text-warn" aria-hidden />
            <div className="min-w-0 flex-1 text-13">
              {readOnly ? (
                <p className="whitespace-pre-wrap break-words">
                  <bdi>{note.text}</bdi>
                </p>
              ) : (
                <NoteInput key={note.text} note={note} autoFocus={writing === note.id} onDone={() => write(null)} />
              )}
            </div>
            {!readOnly && (
              <IconButton
                size="sm"
                label={t('remove', { node: t('noteOf', { text: note.text.slice(0, 100) }) })}
                icon={<Trash2 aria-hidden />}
                onClick={() => edit(writeNote(document, note.id, ''))}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
