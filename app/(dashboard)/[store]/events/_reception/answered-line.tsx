'use client'
import { useTranslations } from 'next-intl'
import type { Reception } from './use-reception'

/** What a replay was is told by the one that it repeats. "Answered 422 · from 203.0.113.7 · key ERP production". */
export function AnsweredLine({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { status, remoteAddress, apiKeyName } = reception
  return (
    <p className="mr-auto min-w-0 truncate text-12 text-ink-3">
      {reception.replayOf ? t('answeredNobody') : t('answered', { status })}
      {remoteAddress && ` · ${t('from', { address: remoteAddress })}`}
      {apiKeyName && (
        <>
          {' · '}
          {t.rich('withKey', {
            key: () => (
              <b className="font-medium text-ink-2">
                <bdi>{apiKeyName}</bdi>
              </b>
            ),
          })}
        </>
      )}
    </p>
  )
}
