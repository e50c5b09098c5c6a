'use client'
import { ClipboardPaste } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Dispatch, type SetStateAction, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { useDrawer } from '@/app/_ui/drawer'
import { toast } from '@/app/_ui/toast'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { PresetMenu } from './_presets/preset-menu'
import { PasteDrawer } from './_sample/paste-drawer'
import { SamplePanel } from './_sample/sample-panel'
import type { Sample, SampleState } from './_sample/use-sample'
import { aliasOf, type EventDraft, type FieldDraft } from './draft'
import { evidenceOf } from './evidence'
import type { Faults } from './faults'
import { FIELDS_MAX, FieldList } from './field-list'
import { NameAndAlias } from './name-and-alias'
import { UrlLine } from './url-line'
import { usePicking } from './use-picking'

type FieldsTabProps = {
  context: ReceiveContextName
  urlTemplate: string
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  faults: Faults
  isReadOnly: boolean
  samples: SampleState
  onChange: Dispatch<SetStateAction<EventDraft>>
}

/** Where events go to, what they are called, the fields; beside them a body, from which fields can be made by clicking. */
export function FieldsTab(props: FieldsTabProps) {
  const { context, urlTemplate, draft, saved, faults, isReadOnly, samples, onChange } = props
  const t = useTranslations('event-types')
  const panel = useDrawer('panel')
  const [given, setGiven] = useState<Sample | null>(null)
  const { target, targetKey, setTargetKey, pick, news } = usePicking({ context, draft, saved, samples, onChange })
  const url = urlTemplate.replace('{alias}', aliasOf(draft))
  const openPaste = (sample: Sample | null) => {
    setGiven(sample)
    panel.open('paste')
  }
  const apply = (next: EventDraft, sample: Sample, count: number) => {
    onChange(next)
    if (!sample.request) samples.give(sample)
    panel.close()
    toast(t('review.applied', { n: count }))
  }
  const show = (sample: Sample) => {
    samples.give(sample)
    panel.close()
  }
  const isKeyLocked = saved?.fields.some((field) => field.isPrimaryKey && field.usedBy.length > 0) ?? false
  const document = samples.shown?.document
  const fanOut = context === 'webhook' ? draft.webhook.fanOut : ''
  const foundBy = (field: FieldDraft) =>
    evidenceOf(field, context, { sample: document, payloads: samples.payloads, fanOut })
  const isPasting = panel.openId === 'paste' && !isReadOnly
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
        <div className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-gutter max-lg:flex-none max-lg:overflow-visible">
          <UrlLine
            context={context}
            url={url}
            proof={context === 'webhook' ? draft.webhook.verification.type : 'none'}
          />
          <NameAndAlias
            draft={draft}
            exceptId={saved?.id}
            faults={faults}
            isReadOnly={isReadOnly}
            onChange={onChange}
          />
          <section aria-labelledby="fields-title" className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <h2 id="fields-title" className="flex items-baseline gap-2 font-semibold text-14">
                {t('fields')}
                <span className="font-normal text-12 text-ink-3">
                  {t('fieldsOf', { n: draft.fields.length, max: FIELDS_MAX })}
                </span>
              </h2>
              {!isReadOnly && (
                <span className="ml-auto flex flex-wrap gap-1">
                  <Button
                    size="sm"
                    variant="quiet"
                    icon={<ClipboardPaste aria-hidden />}
                    onClick={() => openPaste(null)}
                  >
                    {t('paste')}
                  </Button>
                  {context === 'webhook' && (
                    <PresetMenu
                      draft={draft}
                      onChange={onChange}
                      onSample={samples.give}
                      isSaved={saved !== undefined}
                    />
                  )}
                </span>
              )}
            </div>
            {faults.get('fields') && <p className="text-12 text-bad">{faults.get('fields')}</p>}
            <FieldList
              {...{ context, draft, saved, faults, isReadOnly, targetKey, onChange }}
              evidenceOf={foundBy}
              onTarget={context === 'webhook' && document !== undefined ? setTargetKey : undefined}
            />
            <p className="text-12 text-ink-3">{t('fieldHint')}</p>
          </section>
        </div>
        {!isPasting && (
          <SamplePanel
            {...{ context, draft, url, samples, target, news }}
            isSaved={saved !== undefined}
            onPick={isReadOnly ? undefined : pick}
            onReview={openPaste}
          />
        )}
      </div>
      {isPasting && (
        <PasteDrawer {...{ context, draft, isKeyLocked, given }} onApply={apply} onShow={show} onClose={panel.close} />
      )}
    </div>
  )
}
