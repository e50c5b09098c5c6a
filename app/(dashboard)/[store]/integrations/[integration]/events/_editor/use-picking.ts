'use client'
import { useTranslations } from 'next-intl'
import { type Dispatch, type SetStateAction, useState } from 'react'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { fieldPointerAt } from './_sample/element-pointer'
import { fieldOfValue } from './_sample/field-of-value'
import type { SampleState } from './_sample/use-sample'
import { changeField, type EventDraft, fieldIdOf, pointerOf } from './draft'
import { evidenceOf } from './evidence'
import { FIELDS_MAX } from './field-list'

type Picking = {
  context: ReceiveContextName
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  samples: SampleState
  onChange: Dispatch<SetStateAction<EventDraft>>
}

/** What a click on a value of the sample does: it gives the field that is being placed its pointer, or makes a new field. */
export function usePicking({ context, draft, saved, samples, onChange }: Picking) {
  const t = useTranslations('event-types')
  const [targetKey, setTargetKey] = useState<string | null>(null)
  const [news, setNews] = useState('')
  const target = draft.fields.find(({ key }) => key === targetKey)
  const fanOut = context === 'webhook' ? draft.webhook.fanOut : ''
  const isLocked = (id: string) => (saved?.fields.find((field) => field.id === id)?.usedBy.length ?? 0) > 0

  const pick = (at: string, value: unknown) => {
    const { shown, current, choose } = samples
    // What is being mapped stays, whatever else comes.
    choose(current)
    const pointer = fieldPointerAt(at, fanOut)
    const holder = draft.fields.find((field) => pointerOf(field) === pointer)
    if (holder && (!target || target === holder)) return goToField(holder.key)
    const made = fieldOfValue({ at, pointer, value, isTyped: shown?.isTyped ?? true }, draft.fields, context)
    // The email that every webhook needs is there already and only lacks its place.
    const key = draft.fields.find(({ isPrimaryKey }) => isPrimaryKey)
    const isLost =
      key && evidenceOf(key, context, { sample: shown?.document, payloads: [], fanOut })?.kind === 'absent-in-sample'
    const waits =
      context === 'webhook' && made?.type === 'email' && isLost && !isLocked(fieldIdOf(key)) ? key : undefined
    const into = target ?? waits
    setTargetKey(null)
    if (into) {
      onChange(changeField(draft, into.key, { jsonPointerPath: pointer }))
      setNews(t('sample.placed', { name: into.name || fieldIdOf(into), pointer }))
    } else if (made && draft.fields.length < FIELDS_MAX) {
      const others = draft.fields.filter((field) => field.name !== '' || field.id !== '' || field.isPrimaryKey)
      onChange({ ...draft, fields: [...others, made] })
      setNews(t('sample.added', { name: made.name, type: t(`type.${made.type}`) }))
    } else setNews(t(context === 'webhook' ? 'sample.cannot' : 'sample.onlyRoot'))
  }
  return { target, targetKey, setTargetKey, pick, news }
}

/** A value that a field finds leads to that field. */
function goToField(key: string): void {
  document.querySelector<HTMLElement>(`[data-row="${key}"] input:not(:disabled)`)?.focus()
}
