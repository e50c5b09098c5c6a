'use client'
import { useTranslations } from 'next-intl'
import { shortText } from './_sample/value-text'
import type { FieldDraft } from './draft'
import type { Evidence, Found } from './evidence'

/** Beside the rule the evidence: the value that the field found and whether its type takes it, and how often it found one. */
export function FoundLine({ evidence, field }: { evidence: Evidence; field: FieldDraft }) {
  const t = useTranslations('event-types')
  if (evidence.kind === 'absent-in-sample') return <p className="text-12 text-warn">{t('field.absent')}</p>
  if (evidence.kind === 'in-sample')
    return (
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-12 text-ink-3">
        {t('field.inSample')}: <FoundValue found={evidence} field={field} />
        {evidence.isPartial && <span className="text-warn">{t('field.notInAll')}</span>}
      </p>
    )
  const { found, of, misfits, latest } = evidence
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-12 text-ink-3">
      <span className={found < of ? 'text-warn' : undefined}>{t('field.foundIn', { n: found, of })}</span>
      {misfits > 0 && <span className="text-bad">{t('field.misfits', { n: misfits })}</span>}
      {latest && <FoundValue found={latest} field={field} />}
    </p>
  )
}

function FoundValue({ found, field }: { found: Found; field: FieldDraft }) {
  const t = useTranslations('event-types')
  const text = shortText(found.value, 60)
  if (found.fits)
    return (
      <bdi className="mono min-w-0 truncate text-12 text-accent" title={text}>
        {text}
      </bdi>
    )
  return (
    <span className="min-w-0 text-bad">
      <bdi className="mono text-12">{text}</bdi> → {t(`type.${field.type}`)}:{' '}
      {t(field.type === 'phone' && field.defaultCountryCode === '' ? 'not.phoneWithoutCode' : `not.${field.type}`)}
    </span>
  )
}
