'use client'
import { parseAsString, useQueryState } from 'nuqs'
import { type RefObject, useEffect } from 'react'
import { type FieldDraft, fieldIdOf } from './draft'

/** The field that a link asked for (`?field=`) is scrolled to and has the keyboard once its row is there. */
export function useAskedField(list: RefObject<HTMLElement | null>, fields: readonly FieldDraft[]): void {
  const [asked, setAsked] = useQueryState('field', parseAsString)
  const key = fields.find((field) => fieldIdOf(field) === asked)?.key
  useEffect(() => {
    if (key === undefined) return
    const input = list.current?.querySelector<HTMLInputElement>(`[data-row="${key}"] input`)
    input?.focus()
    input?.scrollIntoView({ block: 'center' })
    void setAsked(null)
  }, [key, list, setAsked])
}
