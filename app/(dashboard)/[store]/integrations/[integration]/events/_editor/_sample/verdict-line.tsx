'use client'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { EventDraft } from '../draft'
import { verdictOf } from '../verdict'

const NAMED_MAX = 4

/** What would become of the body that is looked at, by the draft as it stands. */
export function VerdictLine(props: { draft: EventDraft; context: ReceiveContextName; document: object }) {
  const t = useTranslations('event-types')
  const verdict = verdictOf(props.draft, props.context, props.document)
  return (
    <div className="flex items-center gap-2.5 border-t px-5 py-3 text-13 text-ink-2">
      <Chip tone={verdict.fits ? 'ok' : 'bad'}>{t(verdict.fits ? 'verdict.accepted' : 'verdict.refused')}</Chip>
      <p className="min-w-0 break-words">
        {verdict.fits ? (
          <>
            {t('verdict.would', { values: verdict.values, events: verdict.events })}{' '}
            {verdict.contact && <bdi className="font-semibold text-ink">{verdict.contact}</bdi>}
          </>
        ) : (
          <>
            {t('verdict.wouldNot', { n: verdict.faults.length })}{' '}
            <bdi>{verdict.faults.slice(0, NAMED_MAX).join(', ')}</bdi>
            {verdict.faults.length > NAMED_MAX && ' …'}
          </>
        )}
      </p>
    </div>
  )
}
