'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Card } from '@/app/_ui/page'
import { Select } from '@/app/_ui/select'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import { HmacFields } from './hmac-fields'
import { SecretField } from './secret-field'
import { TokenField } from './token-field'
import type { VerificationDraft, VerificationType } from './webhook-draft'

const TYPES: readonly VerificationType[] = [
  ...(['none', 'shopify', 'woocommerce', 'github', 'stripe', 'standard-webhooks'] as const),
  ...(['hmac', 'header', 'basic', 'token'] as const),
]

export type VerificationProps = {
  draft: VerificationDraft
  isReadOnly: boolean
  onChange: (next: Partial<VerificationDraft>) => void
}

type VerificationCardProps = VerificationProps & { saved: EventTypeWithUsage | undefined; fault: string | undefined }

/** *Who may send*: how a sender proves itself, with a secret that is written here and never shown again. */
export function VerificationCard({ draft, saved, fault, isReadOnly, onChange }: VerificationCardProps) {
  const t = useTranslations('event-types')
  const { type } = draft
  const isSet = saved?.verification?.type === type
  const previousEndsAt = isSet ? (saved?.previousSecretEndsAt ?? null) : null
  const common = { draft, isReadOnly, onChange }
  return (
    <Card title={t('webhook.who')}>
      <div className="flex flex-col gap-4">
        <Field label={t('webhook.proof')} hint={t(`webhook.proofOf.${type}`)} error={fault}>
          <Select
            options={TYPES.map((value) => ({ value, label: t(`webhook.type.${value}`) }))}
            value={type}
            disabled={isReadOnly}
            onChange={(next) => onChange({ type: next, secret: '', rotates: false })}
          />
        </Field>
        {type === 'hmac' && <HmacFields {...common} />}
        {type === 'header' && (
          <Field label={t('webhook.header')} className="max-w-80">
            <Input
              mono
              value={draft.header}
              placeholder="X-Webhook-Secret"
              disabled={isReadOnly}
              spellCheck={false}
              onChange={(event) => onChange({ header: event.target.value })}
            />
          </Field>
        )}
        {type === 'basic' && (
          <Field label={t('webhook.user')} className="max-w-80">
            <Input
              value={draft.user}
              disabled={isReadOnly}
              autoComplete="off"
              onChange={(event) => onChange({ user: event.target.value })}
            />
          </Field>
        )}
        {type === 'token' && <TokenField {...common} isSet={isSet} previousEndsAt={previousEndsAt} />}
        {type !== 'none' && type !== 'token' && (
          <SecretField key={type} {...common} isSet={isSet} previousEndsAt={previousEndsAt} />
        )}
      </div>
    </Card>
  )
}
