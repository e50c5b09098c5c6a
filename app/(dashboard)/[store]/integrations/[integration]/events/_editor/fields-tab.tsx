'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { changeField, type EventDraft, fieldIdOf, moveField, newField } from './draft'
import type { Faults } from './faults'
import { FieldRow } from './field-row'
import { NameAndAlias } from './name-and-alias'
import { SamplePanel } from './sample-panel'
import { UrlLine } from './url-line'

const FIELDS_MAX = 200

type FieldsTabProps = {
  context: ReceiveContextName
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  faults: Faults
  isReadOnly: boolean
  onChange: (draft: EventDraft) => void
}

export function FieldsTab({ context, draft, saved, faults, isReadOnly, onChange }: FieldsTabProps) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const list = useRef<HTMLOListElement>(null)
  const focusKey = useRef<string | null>(null)
  const recent = useQuery({
    ...trpc.eventTypes.recentEvents.queryOptions({ storeId, id: saved?.id ?? '', limit: 1 }),
    enabled: saved !== undefined,
  })
  const latest = recent.data?.results[0]?.values

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
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
      <div className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-gutter max-lg:overflow-visible">
        <UrlLine context={context} draft={draft} />
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
                  isOnly={draft.fields.length === 1}
                  latest={latest?.[fieldIdOf(field)]}
                  // As the server has it now: somebody may have built on the field since the editor was opened.
                  usedBy={saved?.fields.find(({ id }) => id === fieldIdOf(field))?.usedBy ?? []}
                  onChange={(change) => onChange(changeField(draft, field.key, change))}
                  onMove={(by) => move(field.key, by)}
                  onEnter={() => add()}
                  onRemove={() => onChange({ ...draft, fields: draft.fields.filter(({ key }) => key !== field.key) })}
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
      <SamplePanel context={context} fields={draft.fields} isReadOnly={isReadOnly} onAdd={add} />
    </div>
  )
}
