'use client'
import { useTranslations } from 'next-intl'
import type { Dispatch, SetStateAction } from 'react'
import { PageBody } from '@/app/_ui/page'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import { PresetMenu } from '../_presets/preset-menu'
import type { SampleState } from '../_sample/use-sample'
import type { EventDraft } from '../draft'
import type { Faults } from '../faults'
import { DeliveryIdCard } from './delivery-id-card'
import { FanOutCard } from './fan-out-card'
import { InvalidCard } from './invalid-card'
import { VerificationCard } from './verification-card'
import type { WebhookDraft } from './webhook-draft'

type WebhookTabProps = {
  draft: EventDraft
  saved: EventTypeWithUsage | undefined
  faults: Faults
  isReadOnly: boolean
  samples: SampleState
  onChange: Dispatch<SetStateAction<EventDraft>>
}

/** What only a webhook has: who may send, what is the same delivery, how many events a body holds, what becomes of misfits. */
export function WebhookTab({ draft, saved, faults, isReadOnly, samples, onChange }: WebhookTabProps) {
  const t = useTranslations('event-types')
  const { webhook } = draft
  const change = (next: Partial<WebhookDraft>) => onChange((now) => ({ ...now, webhook: { ...now.webhook, ...next } }))
  const documents = samples.shown?.document ? [samples.shown.document] : samples.payloads
  return (
    <PageBody>
      <div className="flex max-w-180 flex-col gap-5">
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 text-13 text-ink-2">{t('webhook.hint')}</p>
          {!isReadOnly && (
            <PresetMenu draft={draft} onChange={onChange} onSample={samples.give} isSaved={saved !== undefined} />
          )}
        </div>
        <VerificationCard
          draft={webhook.verification}
          saved={saved}
          fault={faults.get('verification')}
          isReadOnly={isReadOnly}
          onChange={(next) => change({ verification: { ...webhook.verification, ...next } })}
        />
        <DeliveryIdCard
          draft={webhook.deliveryId}
          documents={documents}
          fault={faults.get('deliveryId')}
          isReadOnly={isReadOnly}
          onChange={(deliveryId) => change({ deliveryId })}
        />
        <FanOutCard
          fanOut={webhook.fanOut}
          documents={documents}
          fault={faults.get('fanOut')}
          isReadOnly={isReadOnly}
          onChange={(fanOut) => change({ fanOut })}
        />
        <InvalidCard invalid={webhook.invalid} isReadOnly={isReadOnly} onChange={(invalid) => change({ invalid })} />
      </div>
    </PageBody>
  )
}
