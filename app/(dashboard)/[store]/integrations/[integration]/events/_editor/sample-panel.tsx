'use client'
import { ClipboardPaste } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { JsonView, type Mark } from '@/app/_ui/json-view'
import { Textarea } from '@/app/_ui/textarea'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { type FieldDraft, fieldIdOf, pointerOf } from './draft'
import { exampleOf } from './example'

type SamplePanelProps = {
  context: ReceiveContextName
  fields: readonly FieldDraft[]
  /** What was pasted; null while the example shows. */
  pasted: string | null
  /** What was pasted, read; undefined where it is not JSON. */
  sample: unknown
  /** The field whose pointer the next click sets. */
  target: FieldDraft | undefined
  onPaste: (text: string | null) => void
  onPick: ((pointer: string, value: unknown) => void) | undefined
}

/** A body that fits the fields, or one that was pasted: there a click on a value makes a field of it, or finds one. */
export function SamplePanel({ context, fields, pasted, sample, target, onPaste, onPick }: SamplePanelProps) {
  const t = useTranslations('event-types')
  const linked = new Map<string, Mark>(fields.map((field) => [pointerOf(field), 'linked']))
  return (
    <aside
      className="flex w-110 shrink-0 flex-col gap-3 overflow-y-auto border-l bg-sunken p-5 max-lg:w-full max-lg:border-t max-lg:border-l-0"
      aria-label={t('example')}
    >
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-medium text-13">{t('example')}</h2>
        {pasted === null ? (
          <Button size="sm" variant="quiet" icon={<ClipboardPaste aria-hidden />} onClick={() => onPaste('')}>
            {t('paste')}
          </Button>
        ) : (
          <Button size="sm" variant="quiet" onClick={() => onPaste(null)}>
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
              onChange={(event) => onPaste(event.target.value)}
              spellCheck={false}
            />
          </Field>
          {sample !== undefined && (
            <>
              <p className="text-12 text-ink-2" role="status">
                {target ? t('pickFor', { name: target.name || fieldIdOf(target) }) : t('pickHint')}
              </p>
              <JsonView label={t('pasteLabel')} value={sample} marks={linked} onPick={onPick} />
            </>
          )}
        </>
      )}
    </aside>
  )
}

/** A number with more digits than a double holds is seen rounded here; the server reads its source text. */
export function parseSample(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
