'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Card } from '@/app/_ui/page'
import { Select } from '@/app/_ui/select'
import { valuesAt } from '../_sample/element-pointer'
import { isBranch, shortText } from '../_sample/value-text'
import type { WebhookDraft } from './webhook-draft'

const PLACES = ['none', 'header', 'pointer'] as const

type DeliveryIdCardProps = {
  draft: WebhookDraft['deliveryId']
  documents: readonly object[]
  fault: string | undefined
  isReadOnly: boolean
  onChange: (draft: WebhookDraft['deliveryId']) => void
}

/** *Delivery id*: where the sender says which delivery it is, so that one sent twice becomes one event. */
export function DeliveryIdCard({ draft, documents, fault, isReadOnly, onChange }: DeliveryIdCardProps) {
  const t = useTranslations('event-types')
  const { from, at } = draft
  return (
    <Card title={t('webhook.deliveryId')}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{t('webhook.deliveryIdHint')}</p>
        <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Field label={t('webhook.deliveryIdFrom')} error={from === 'none' ? fault : undefined}>
            <Select
              options={PLACES.map((value) => ({ value, label: t(`webhook.deliveryIdIn.${value}`) }))}
              value={from}
              disabled={isReadOnly}
              onChange={(next) => onChange({ from: next, at: '' })}
            />
          </Field>
          {from !== 'none' && (
            <Field
              label={t(from === 'header' ? 'webhook.header' : 'field.pointer')}
              error={fault}
              hint={from === 'pointer' && at !== '' ? <FoundId pointer={at} documents={documents} /> : undefined}
            >
              <Input
                mono
                value={at}
                placeholder={from === 'header' ? 'X-Shopify-Webhook-Id' : '/id'}
                disabled={isReadOnly}
                spellCheck={false}
                onChange={(event) => onChange({ from, at: event.target.value })}
              />
            </Field>
          )}
        </div>
      </div>
    </Card>
  )
}

function FoundId({ pointer, documents }: { pointer: string; documents: readonly object[] }) {
  const t = useTranslations('event-types')
  const [first] = documents
  if (!first) return null
  const value = valuesAt(first, pointer, '')[0]
  if (value === undefined || isBranch(value)) return <span className="text-warn">{t('webhook.noIdThere')}</span>
  return (
    <>
      {t('field.inSample')}: <bdi className="mono text-12 text-accent">{shortText(value, 60)}</bdi>
    </>
  )
}
