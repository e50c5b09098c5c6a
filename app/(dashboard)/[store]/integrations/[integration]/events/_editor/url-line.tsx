'use client'
import { useTranslations } from 'next-intl'
import { CopyButton } from '@/app/_ui/copy-button'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { ReceiveContextChip } from '../../../_parts/receive-context'
import type { VerificationType } from './_webhook/webhook-draft'

type UrlLineProps = {
  context: ReceiveContextName
  url: string
  /** How senders of a webhook prove themselves. */
  proof: VerificationType
}

/** The full address, redrawn while the alias is typed, and what is to know of it. */
export function UrlLine({ context, url, proof }: UrlLineProps) {
  const t = useTranslations('event-types')
  return (
    <div className="card px-4 py-3">
      <div className="flex flex-wrap items-center gap-2.5">
        <ReceiveContextChip context={context} />
        <code className="mono min-w-0 flex-1 truncate text-[12.5px]" title={url}>
          {url}
        </code>
        <CopyButton text={url} label={t('copyUrl')} />
      </div>
      <p className="mt-1.5 text-12 text-ink-2">
        {proof === 'none'
          ? t(`context.${context}.credential`)
          : t('webhook.asks', { proof: t(`webhook.type.${proof}`) })}
        {` ${t(`context.${context}.contact`)} ${t(`context.${context}.validation`)}`}
      </p>
    </div>
  )
}
