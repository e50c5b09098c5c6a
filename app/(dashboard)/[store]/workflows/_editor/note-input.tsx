'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from '@/app/_ui/cn'
import { NOTE_CHARS_MAX, type WorkflowNote } from '@/server/workflows/schema'
import { useEditor } from './editor-context'
import { writeNote } from './note-edits'

type NoteInputProps = { note: WorkflowNote; onDone?: () => void; autoFocus?: boolean; className?: string }

/** The text of a note; what is written is one edit when the box is left. Escape leaves it too. */
export function NoteInput({ note, onDone, autoFocus, className }: NoteInputProps) {
  const t = useTranslations('workflows')
  const { store } = useEditor()
  const [text, setText] = useState(note.text)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // A menu that made the note gives the focus back when it has closed: the box takes it after.
    if (!autoFocus) return
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => box.current?.focus()))
    return () => cancelAnimationFrame(frame)
  }, [autoFocus])
  const keep = () => {
    const { document, edit } = store.getState()
    if (text !== note.text || text.trim() === '') edit(writeNote(document, note.id, text))
    onDone?.()
  }
  return (
    <textarea
      ref={box}
      aria-label={t('noteText')}
      value={text}
      maxLength={NOTE_CHARS_MAX}
      placeholder={t('notePlaceholder')}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.blur()
      }}
      className={cn(
        'field-sizing-content block min-h-16 w-full resize-none rounded-chip bg-transparent text-13 outline-none placeholder:text-ink-3 focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2',
        className,
      )}
    />
  )
}
