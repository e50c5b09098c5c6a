'use client'
import { useTranslations } from 'next-intl'
import { CodeBlock } from '@/app/_ui/code'
import { isHeld } from '../_log/outcome-chip'
import type { Reception } from './use-reception'

/** Titles of HTTP (RFC 9110), as the answer has them. */
const TITLES: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
}

/** What the sender was told. */
export function AnswerTab({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { status, outcome } = reception
  if (reception.replayOf) return <p className="text-13 text-ink-2">{t('answer.nobody')}</p>
  return (
    <div className="flex flex-col gap-3 text-13">
      <p>
        {t(isHeld(reception) ? 'answer.held' : `answer.${outcome}`)}{' '}
        <b className="mono font-medium">{[status, TITLES[status]].filter(Boolean).join(' ')}</b>
      </p>
      <CodeBlock label={t('tab.answer')}>{JSON.stringify(bodyOf(reception), null, 2)}</CodeBlock>
      {reception.receiveContext === 'web' && <p className="text-12 text-ink-3">{t('answer.web')}</p>}
      {outcome === 'duplicate' && <p className="text-12 text-ink-3">{t('answer.replayed')}</p>}
      {outcome === 'rejected' && !isHeld(reception) && reception.receiveContext !== 'web' && (
        <p className="text-12 text-ink-3">{t('answer.receptionId', { id: reception.id })}</p>
      )}
    </div>
  )
}

function bodyOf(reception: Reception) {
  const { id, outcome, duplicateOf, status, answer, reasonCode, reasons, total } = reception
  // A browser's events are answered together; of each only a refusal is told.
  if (reception.receiveContext === 'web' && reasons.length > 0) return { rejected: [{ validationErrors: reasons }] }
  if (reception.receiveContext === 'web' && outcome !== 'rejected') return {}
  if (outcome !== 'rejected' || isHeld(reception)) return { id: duplicateOf ?? id }
  return {
    status,
    title: TITLES[status],
    detail: answer.detail ?? undefined,
    code: reasonCode === 'contact-missing' ? 'E0501' : undefined,
    validationErrors: reasons.length > 0 ? reasons : undefined,
    total: total > reasons.length ? total : undefined,
  }
}
