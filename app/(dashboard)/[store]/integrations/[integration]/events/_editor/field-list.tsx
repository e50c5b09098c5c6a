'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { undoToast } from '@/app/_ui/toast'
import type { Usage } from '@/server/problems'
import {
  changeField,
  type FieldContext,
  type FieldDraft,
  fieldIdOf,
  moveField,
  newField,
  type WithFields,
} from './draft'
import type { Evidence } from './evidence'
import type { Faults } from './faults'
import { FieldRow } from './field-row'
import { useAskedField } from './use-asked-field'

export const FIELDS_MAX = 200

type FieldListProps<Draft extends WithFields> = {
  context: FieldContext
  draft: Draft
  /** As the server has them: what is built on a field locks it. */
  saved: { fields: readonly { id: string; usedBy: Usage[] }[] } | undefined
  faults: Faults
  isReadOnly: boolean
  /** What a field finds in what came; absent where nothing comes. */
  evidenceOf?: (field: FieldDraft) => Evidence | undefined
  targetKey?: string | null
  /** Absent where there is nothing to click. */
  onTarget?: (key: string | null) => void
  onChange: Dispatch<SetStateAction<Draft>>
}

/** The rows of the event's fields, all of it by keyboard. */
export function FieldList<Draft extends WithFields>(props: FieldListProps<Draft>) {
  const { context, draft, saved, faults, isReadOnly, evidenceOf, targetKey, onTarget, onChange } = props
  const t = useTranslations('event-types')
  const list = useRef<HTMLOListElement>(null)
  const focusKey = useRef<string | null>(null)
  useAskedField(list, draft.fields)
  // A new row is typed into at once, and a moved one keeps the keyboard.
  useEffect(() => {
    if (focusKey.current === null) return
    list.current?.querySelector<HTMLInputElement>(`[data-row="${focusKey.current}"] input`)?.focus()
    focusKey.current = null
  })
  const add = () => {
    const field = newField()
    focusKey.current = field.key
    onChange({ ...draft, fields: [...draft.fields, field] })
  }
  const move = (key: string, by: number) => {
    focusKey.current = key
    onChange(moveField(draft, key, by))
  }
  const remove = (field: FieldDraft, at: number) => {
    onChange({ ...draft, fields: draft.fields.filter(({ key }) => key !== field.key) })
    if (field.name.trim() === '') return
    undoToast(t('field.removed', { name: field.name }), () =>
      onChange((now) => ({ ...now, fields: now.fields.toSpliced(at, 0, field) })),
    )
  }
  return (
    <div className="card">
      <ol ref={list} className="divide-y">
        {draft.fields.map((field, n) => (
          <FieldRow
            key={field.key}
            n={n}
            field={field}
            context={context}
            faults={faults}
            isReadOnly={isReadOnly}
            evidence={evidenceOf?.(field)}
            isTarget={field.key === targetKey}
            onTarget={onTarget && ((isTarget) => onTarget(isTarget ? field.key : null))}
            // As the server has it now: somebody may have built on the field since the editor was opened.
            usedBy={saved?.fields.find(({ id }) => id === fieldIdOf(field))?.usedBy ?? []}
            onChange={(change) => onChange(changeField(draft, field.key, change))}
            onMove={(by) => move(field.key, by)}
            onEnter={add}
            onRemove={() => remove(field, n)}
          />
        ))}
      </ol>
      {!isReadOnly && (
        <div className="border-t px-3 py-2">
          <Button
            variant="quiet"
            icon={<Plus aria-hidden />}
            onClick={add}
            disabledReason={draft.fields.length >= FIELDS_MAX && t('fieldsOf', { n: FIELDS_MAX, max: FIELDS_MAX })}
          >
            {t('addField')}
          </Button>
        </div>
      )}
    </div>
  )
}
