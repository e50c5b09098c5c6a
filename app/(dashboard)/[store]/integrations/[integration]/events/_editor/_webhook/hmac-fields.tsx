'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { VerificationProps } from './verification-card'

const ALGORITHMS = [
  { value: 'sha256', label: 'HMAC SHA-256' },
  { value: 'sha1', label: 'HMAC SHA-1' },
  { value: 'sha512', label: 'HMAC SHA-512' },
] as const
const ENCODINGS = [
  { value: 'hex', label: 'hex' },
  { value: 'base64', label: 'base64' },
] as const

/** A signature over the raw body, as a sender's documentation describes it. */
export function HmacFields({ draft, isReadOnly, onChange }: VerificationProps) {
  const t = useTranslations('event-types')
  return (
    <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
      <Field label={t('webhook.header')}>
        <Input
          mono
          value={draft.header}
          placeholder="X-Signature"
          disabled={isReadOnly}
          spellCheck={false}
          onChange={(event) => onChange({ header: event.target.value })}
        />
      </Field>
      <Field label={t('webhook.prefix')} hint={t('webhook.prefixHint')}>
        <Input
          mono
          value={draft.prefix}
          placeholder="sha256="
          disabled={isReadOnly}
          spellCheck={false}
          onChange={(event) => onChange({ prefix: event.target.value })}
        />
      </Field>
      <Field label={t('webhook.algorithm')}>
        <Select
          options={ALGORITHMS}
          value={draft.algorithm}
          disabled={isReadOnly}
          onChange={(algorithm) => onChange({ algorithm })}
        />
      </Field>
      <Field label={t('webhook.encoding')}>
        <Select
          options={ENCODINGS}
          value={draft.encoding}
          disabled={isReadOnly}
          onChange={(encoding) => onChange({ encoding })}
        />
      </Field>
    </div>
  )
}
