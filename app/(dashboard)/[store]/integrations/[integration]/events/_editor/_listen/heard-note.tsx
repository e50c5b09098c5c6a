'use client'
import { useTranslations } from 'next-intl'
import { Code } from '@/app/_ui/code'
import { OutcomeChip } from '../../../../../events/_log/outcome-chip'
import type { HeardRequest } from './use-listening'

const SHOWN_MAX = 5

/** What the sender was answered, and why. */
export function HeardNote({ request, isSaved }: { request: HeardRequest; isSaved: boolean }) {
  const t = useTranslations('event-types')
  const { outcome, status, detail, reasons, reasonCode } = request
  const list = reasons ?? []
  return (
    <div className="flex flex-col gap-1.5 text-12 text-ink-2">
      <p className="flex items-center gap-2">
        <OutcomeChip outcome={outcome} status={status} />
        {t('listen.answered', { status })}
      </p>
      {outcome === 'rejected' &&
        (reasonCode === 'not-found' && !isSaved ? (
          <p>{t('listen.notSaved')}</p>
        ) : list.length === 0 ? (
          <p className="break-words">
            <bdi>{detail}</bdi>
          </p>
        ) : (
          <ul className="flex flex-col gap-0.5">
            {list.slice(0, SHOWN_MAX).map(({ path, reason }) => (
              <li key={`${path} ${reason}`} className="break-words">
                <Code className="text-12">{path}</Code> <bdi>{reason}</bdi>
              </li>
            ))}
            {list.length > SHOWN_MAX && <li>{t('listen.moreReasons', { n: list.length - SHOWN_MAX })}</li>}
          </ul>
        ))}
    </div>
  )
}
