'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/app/_ui/checkbox'
import { Chip } from '@/app/_ui/chip'
import { OverlapField } from './overlap-field'
import { PreviousEnds, type SecretState } from './secret-field'
import type { VerificationProps } from './verification-card'

/** A token is made by the server on saving, and its address is told once. */
export function TokenField({ draft, isReadOnly, onChange, isSet, previousEndsAt }: VerificationProps & SecretState) {
  const t = useTranslations('event-types')
  if (!isSet) return <p className="text-13 text-ink-2">{t('webhook.tokenLater')}</p>
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Chip tone="ok">{t('webhook.tokenSet')}</Chip>
      </div>
      <PreviousEnds at={previousEndsAt} />
      <Checkbox
        label={t('webhook.rotate')}
        hint={t('webhook.rotateHint')}
        checked={draft.rotates}
        disabled={isReadOnly}
        onChange={(rotates) => onChange({ rotates })}
      />
      {draft.rotates && (
        <div className="max-w-80">
          <OverlapField hours={draft.overlapHours} onChange={(overlapHours) => onChange({ overlapHours })} />
        </div>
      )}
    </div>
  )
}
