'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Combobox } from '@/app/_ui/combobox'
import { Field } from '@/app/_ui/field'
import { useStore } from '@/app/_ui/store-context'
import { Textarea } from '@/app/_ui/textarea'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useVisitWords } from '../../workflows/_editor/use-visit-words'
import { VariablePills } from './variable-pills'

type HtmlInputProps = {
  html: string
  onChange: (html: string) => void
  eventTypeId: string | null
  onEventType: (id: string) => void
}

/** The content's HTML; a variable goes in where the caret is. */
export function HtmlInput({ html, onChange, eventTypeId, onEventType }: HtmlInputProps) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const nameOf = useFieldName()
  const box = useRef<HTMLTextAreaElement>(null)
  const palette = useQuery(trpc.workflows.palette.queryOptions({ storeId }))
  // Only these come from somebody who can be shown something.
  const withVisitWords = useVisitWords()
  const triggers = withVisitWords(palette.data?.triggers ?? []).filter(({ receiveContext }) => receiveContext === 'web')
  const fields = triggers.find((trigger) => trigger.eventTypeId === eventTypeId)?.fields ?? []

  const insert = (path: string) => {
    const area = box.current
    if (!area) return
    area.focus()
    area.setRangeText(`{{ ${path} }}`, area.selectionStart, area.selectionEnd, 'end')
    onChange(area.value)
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('html')} hint={t('htmlHint')}>
        <Textarea
          ref={box}
          mono
          rows={14}
          spellCheck={false}
          value={html}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <Field label={t('variables.eventType')} hint={t('variables.hint')} className="max-w-90">
        <Combobox
          label={t('variables.eventType')}
          options={triggers.map((trigger) => ({
            ...{ value: trigger.eventTypeId, label: trigger.eventTypeName },
            ...(trigger.integration && { description: trigger.integration.name }),
          }))}
          value={eventTypeId}
          onChange={onEventType}
          placeholder={t('variables.choose')}
        />
      </Field>
      <VariablePills
        label={t('variables.event')}
        variables={fields.map(({ id, name }) => ({ path: `event.${id}`, name }))}
        onInsert={insert}
      />
      <VariablePills
        label={t('variables.others')}
        variables={[
          { path: 'store.name', name: t('variables.storeName') },
          ...(palette.data?.contactFields ?? []).map((field) => ({ path: `contact.${field.id}`, name: nameOf(field) })),
        ]}
        onInsert={insert}
      />
    </div>
  )
}
