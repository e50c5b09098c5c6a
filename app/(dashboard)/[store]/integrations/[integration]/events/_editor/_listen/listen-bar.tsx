'use client'
import { Radio, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { CopyButton } from '@/app/_ui/copy-button'
import { ProblemText } from '@/app/_ui/problem-text'
import { Time } from '@/app/_ui/time'
import type { Listening } from './use-listening'

type ListenBarProps = { listening: Listening; url: string }

/** Starts and ends the waiting for a request; while nothing has come, the address to send it to. */
export function ListenBar({ listening, url }: ListenBarProps) {
  const t = useTranslations('event-types')
  const { isListening, heard, error, start, stop } = listening
  const [newest] = heard
  if (!isListening)
    return (
      <div className="flex flex-col gap-1">
        <div>
          <Button size="sm" icon={<Radio aria-hidden />} onClick={start}>
            {t('listen.start')}
          </Button>
        </div>
        {Boolean(error) && (
          <p role="alert" className="text-12 text-bad">
            <ProblemText error={error} />
          </p>
        )}
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span role="status" className="flex items-center gap-2 text-12 text-ink-2">
          <Chip tone="accent" icon={<Radio className="animate-pulse" aria-hidden />}>
            {t('listen.on')}
          </Chip>
          {newest && (
            <span>
              {t('listen.last')} <Time at={newest.receivedAt} />
            </span>
          )}
        </span>
        <Button size="sm" variant="quiet" className="ml-auto" icon={<Square aria-hidden />} onClick={stop}>
          {t('listen.stop')}
        </Button>
      </div>
      {!newest && (
        <div className="flex flex-col gap-2 rounded-control border bg-panel p-3">
          <p className="text-12 text-ink-2">{t('listen.hint')}</p>
          <code className="mono break-all text-12">{url}</code>
          <div>
            <CopyButton text={url} label={t('listen.copyAddress')} />
          </div>
        </div>
      )}
    </div>
  )
}
