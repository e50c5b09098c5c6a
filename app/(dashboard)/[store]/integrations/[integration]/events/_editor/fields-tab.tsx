'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import {
  aliasOf,
  changeField,
  type EventDraft,
  type FieldDraft,
  fieldIdOf,
  moveField,
  newField,
  pointerOf,
} from './draft'
import { evidenceOf } from './evidence'
import { fieldOfValue } from './example'
import type { Faults } from './faults'
import { FieldRow } from './field-row'
import { NameAndAlias } from './name-and-alias'
import { parseSample, SamplePanel } from './sample-panel'
import { UrlLine } from './url-line'

const FIELDS_MAX = 200
const RECENT = 20

type FieldsTabProps = {
  context: ReceiveContextName
  urlTemplate: string
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  faults: Faults
  isReadOnly: boolean
  onChange: Dispatch<SetStateAction<EventDraft>>
}

/** Where events go to, what they are called, the fields; beside them a body, from which fields can be made by clicking. */
export function FieldsTab({ context, urlTemplate, draft, saved, faults, isReadOnly, onChange }: FieldsTabProps) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const list = useRef<HTMLOListElement>(null)
  const focusKey = useRef<string | null>(null)
  const recent = useQuery({
    ...trpc.eventTypes.recentEvents.queryOptions({ storeId, id: saved?.id ?? '', limit: RECENT }),
    enabled: saved !== undefined,
  })
  const [pasted, setPasted] = useState<string | null>(null)
  const [targetKey, setTargetKey] = useState<string | null>(null)
  const sample = pasted === null ? undefined : parseSample(pasted)
  const target = draft.fields.find(({ key }) => key === targetKey)

  // A new row is typed into at once, and a moved one keeps the keyboard.
  useEffect(() => {
    if (focusKey.current === null) return
    list.current?.querySelector<HTMLInputElement>(`[data-row="${focusKey.current}"] input`)?.focus()
    focusKey.current = null
  })
  const add = (field = newField()) => {
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
  const pick = (pointer: string, value: unknown) => {
    if (isReadOnly || draft.fields.some((field) => pointerOf(field) === pointer)) return
    const field = fieldOfValue(pointer, value, draft.fields, context)
    // The email that every webhook needs is there already and only lacks its place.
    const key = draft.fields.find(({ isPrimaryKey }) => isPrimaryKey)
    const isLost = key && evidenceOf(key, context, { sample, events: [] })?.kind === 'absent-in-sample'
    const into = target ?? (context === 'webhook' && field.type === 'email' && isLost ? key : undefined)
    setTargetKey(null)
    if (into) onChange(changeField(draft, into.key, { jsonPointerPath: pointer }))
    else onChange({ ...draft, fields: [...draft.fields, field] })
  }
  const events = recent.data?.results ?? []
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
      <div className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-gutter max-lg:overflow-visible">
        <UrlLine context={context} url={urlTemplate.replace('{alias}', aliasOf(draft))} />
        <NameAndAlias draft={draft} exceptId={saved?.id} faults={faults} isReadOnly={isReadOnly} onChange={onChange} />
        <section aria-labelledby="fields-title" className="flex flex-col gap-2">
          <h2 id="fields-title" className="flex items-baseline gap-2 font-semibold text-14">
            {t('fields')}
            <span className="font-normal text-12 text-ink-3">
              {t('fieldsOf', { n: draft.fields.length, max: FIELDS_MAX })}
            </span>
          </h2>
          {faults.get('fields') && <p className="text-12 text-bad">{faults.get('fields')}</p>}
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
                  evidence={evidenceOf(field, context, { sample, events })}
                  isTarget={field.key === targetKey}
                  onTarget={
                    context === 'webhook' && sample !== undefined
                      ? () => setTargetKey(field.key === targetKey ? null : field.key)
                      : undefined
                  }
                  // As the server has it now: somebody may have built on the field since the editor was opened.
                  usedBy={saved?.fields.find(({ id }) => id === fieldIdOf(field))?.usedBy ?? []}
                  onChange={(change) => onChange(changeField(draft, field.key, change))}
                  onMove={(by) => move(field.key, by)}
                  onEnter={() => add()}
                  onRemove={() => remove(field, n)}
                />
              ))}
            </ol>
            {!isReadOnly && (
              <div className="border-t px-3 py-2">
                <Button
                  variant="quiet"
                  icon={<Plus aria-hidden />}
                  onClick={() => add()}
                  disabledReason={
                    draft.fields.length >= FIELDS_MAX && t('fieldsOf', { n: FIELDS_MAX, max: FIELDS_MAX })
                  }
                >
                  {t('addField')}
                </Button>
              </div>
            )}
          </div>
          <p className="text-12 text-ink-3">{t('fieldHint')}</p>
        </section>
      </div>
      <SamplePanel
        context={context}
        fields={draft.fields}
        pasted={pasted}
        sample={sample}
        target={target}
        onPaste={setPasted}
        onPick={isReadOnly ? undefined : pick}
      />
    </div>
  )
}
