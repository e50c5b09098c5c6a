'use client'
import { ClipboardPaste } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { JsonView, type Mark } from '@/app/_ui/json-view'
import { Textarea } from '@/app/_ui/textarea'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { parsePointer } from '@/server/fields/json-pointer'
import { type FieldDraft, newField, pointerOf } from './draft'
import { exampleOf, typeOfValue } from './example'

type SamplePanelProps = {
  context: ReceiveContextName
  fields: readonly FieldDraft[]
  isReadOnly: boolean
  onAdd: (field: FieldDraft) => void
}

/** A body that fits the fields, or one that was pasted: there a click on a value makes a field of it. */
export function SamplePanel({ context, fields, isReadOnly, onAdd }: SamplePanelProps) {
  const t = useTranslations('event-types')
  const [pasted, setPasted] = useState<string | null>(null)
  const sample = pasted === null ? undefined : parsed(pasted)
  const linked = new Map<string, Mark>(fields.map((field) => [pointerOf(field), 'linked']))

  const pick = (pointer: string, value: unknown) => {
    if (isReadOnly || linked.has(pointer)) return
    const name = parsePointer(pointer)?.at(-1) ?? ''
    const type = typeOfValue(value)
    const isFirstEmail = type === 'email' && !fields.some(({ isPrimaryKey }) => isPrimaryKey)
    onAdd(
      newField({
        ...{ name, type, isPrimaryKey: isFirstEmail, required: isFirstEmail },
        jsonPointerPath: context === 'webhook' ? pointer : '',
        defaultCountryCode: type === 'phone' ? '34' : '',
      }),
    )
  }
  return (
    <aside
      className="flex w-110 shrink-0 flex-col gap-3 overflow-y-auto border-l bg-sunken p-5 max-lg:w-full max-lg:border-t max-lg:border-l-0"
      aria-label={t('example')}
    >
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-medium text-13">{t('example')}</h2>
        {pasted === null ? (
          <Button size="sm" variant="quiet" icon={<ClipboardPaste aria-hidden />} onClick={() => setPasted('')}>
            {t('paste')}
          </Button>
        ) : (
          <Button size="sm" variant="quiet" onClick={() => setPasted(null)}>
            {t('showExample')}
          </Button>
        )}
      </div>
      {pasted === null ? (
        <JsonView label={t('example')} value={exampleOf(fields, context)} />
      ) : (
        <>
          <Field
            label={t('pasteLabel')}
            error={pasted.trim() !== '' && sample === undefined ? t('pasteFault') : undefined}
          >
            <Textarea
              mono
              rows={6}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
              spellCheck={false}
            />
          </Field>
          {sample !== undefined && (
            <>
              <p className="text-12 text-ink-2">{t('pickHint')}</p>
              <JsonView label={t('pasteLabel')} value={sample} marks={linked} onPick={pick} />
            </>
          )}
        </>
      )}
    </aside>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
