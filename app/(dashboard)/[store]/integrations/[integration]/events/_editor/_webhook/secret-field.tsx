'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { OverlapField } from './overlap-field'
import type { VerificationProps } from './verification-card'

export type SecretState = {
  /** One is kept for this way of proving. */
  isSet: boolean
  /** ISO 8601; null: only the present one is taken. */
  previousEndsAt: string | null
}

/** The secret that both sides know: typed, saved, and never shown again. */
export function SecretField({ draft, isReadOnly, onChange, isSet, previousEndsAt }: VerificationProps & SecretState) {
  const t = useTranslations('event-types')
  const [isReplacing, setReplacing] = useState(false)
  if (isSet && !isReplacing && draft.secret === '')
    return (
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <Chip tone="ok">{t('webhook.secretSet')}</Chip>
          {!isReadOnly && (
            <Button size="sm" onClick={() => setReplacing(true)}>
              {t('webhook.replace')}
            </Button>
          )}
        </div>
        <PreviousEnds at={previousEndsAt} />
      </div>
    )
  return (
    <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
      <Field label={t(draft.type === 'basic' ? 'webhook.password' : 'webhook.secret')} hint={t('webhook.secretHint')}>
        <Input
          mono
          type="password"
          value={draft.secret}
          disabled={isReadOnly}
          autoComplete="new-password"
          spellCheck={false}
          onChange={(event) => onChange({ secret: event.target.value })}
        />
      </Field>
      {isSet && <OverlapField hours={draft.overlapHours} onChange={(overlapHours) => onChange({ overlapHours })} />}
    </div>
  )
}

/** Until when the one before is still taken. */
export function PreviousEnds({ at }: { at: string | null }) {
  const t = useTranslations('event-types')
  const [now] = useState(() => Date.now())
  if (at === null || Date.parse(at) <= now) return null
  return <p className="text-12 text-warn">{t('webhook.previousEnds', { at: new Date(at) })}</p>
}
