'use client'
import { useTranslations } from 'next-intl'
import { CodeBlock } from '@/app/_ui/code'
import type { Reception } from './use-reception'

/** Titles of HTTP (RFC 9110), as the answer has them. */
const TITLES: Record<number, string> = {
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
  return (
    <div className="flex flex-col gap-3 text-13">
      <p>
        {t(`answer.${outcome}`)}{' '}
        <b className="mono font-medium">{[status, TITLES[status]].filter(Boolean).join(' ')}</b>
      </p>
      <CodeBlock label={t('tab.answer')}>{JSON.stringify(bodyOf(reception), null, 2)}</CodeBlock>
      {outcome === 'duplicate' && <p className="text-12 text-ink-3">{t('answer.replayed')}</p>}
      {outcome === 'rejected' && <p className="text-12 text-ink-3">{t('answer.receptionId', { id: reception.id })}</p>}
    </div>
  )
}

function bodyOf({ id, outcome, duplicateOf, status, answer, reasonCode, reasons, total }: Reception) {
  if (outcome !== 'rejected') return { id: duplicateOf ?? id }
  return {
    status,
    title: TITLES[status],
    detail: answer.detail ?? undefined,
    code: reasonCode === 'contact-missing' ? 'E0501' : undefined,
    validationErrors: reasons.length > 0 ? reasons : undefined,
    total: total > reasons.length ? total : undefined,
  }
}
