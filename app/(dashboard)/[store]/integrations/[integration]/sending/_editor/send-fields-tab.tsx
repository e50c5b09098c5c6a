'use client'
import { useTranslations } from 'next-intl'
import type { Dispatch, SetStateAction } from 'react'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import type { SendEventTypeWithUsage } from '@/server/event-types/sending/get-send-event-type'
import type { Faults } from '../../events/_editor/faults'
import { FIELDS_MAX, FieldList } from '../../events/_editor/field-list'
import { NameAndAlias } from '../../events/_editor/name-and-alias'
import { HeaderRows } from './header-rows'
import { SecretCard } from './secret-card'
import type { SendDraft } from './send-draft'
import { SendPreview } from './send-preview'

type SendFieldsTabProps = {
  draft: SendDraft
  saved: SendEventTypeWithUsage | undefined
  faults: Faults
  isReadOnly: boolean
  onChange: Dispatch<SetStateAction<SendDraft>>
}

/** What is sent, where to, with which headers and fields; beside it the request as the other system gets it. */
export function SendFieldsTab({ draft, saved, faults, isReadOnly, onChange }: SendFieldsTabProps) {
  const t = useTranslations('sending')
  const words = useTranslations('event-types')
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
      <div className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-gutter max-lg:flex-none max-lg:overflow-visible">
        <NameAndAlias {...{ draft, faults, isReadOnly, onChange }} exceptId={saved?.id} hint={t('nameHint')} />
        <Field label={t('url')} hint={t('urlHint')} error={faults.get('webhookUrl')}>
          <Input
            mono
            type="url"
            value={draft.webhookUrl}
            placeholder="https://erp.example.com/hooks/orders"
            disabled={isReadOnly}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ ...draft, webhookUrl: event.target.value })}
          />
        </Field>
        <HeaderRows
          headers={draft.headers}
          {...{ faults, isReadOnly }}
          onChange={(headers) => onChange({ ...draft, headers })}
        />
        <section aria-labelledby="send-fields" className="flex flex-col gap-2">
          <h2 id="send-fields" className="flex items-baseline gap-2 font-semibold text-14">
            {words('fields')}
            <span className="font-normal text-12 text-ink-3">
              {words('fieldsOf', { n: draft.fields.length, max: FIELDS_MAX })}
            </span>
          </h2>
          {faults.get('fields') && <p className="text-12 text-bad">{faults.get('fields')}</p>}
          <FieldList context="send" {...{ draft, saved, faults, isReadOnly, onChange }} />
          <p className="text-12 text-ink-3">{t('fieldHint')}</p>
        </section>
        <SecretCard eventTypeId={saved?.id} />
      </div>
      <SendPreview draft={draft} />
    </div>
  )
}
