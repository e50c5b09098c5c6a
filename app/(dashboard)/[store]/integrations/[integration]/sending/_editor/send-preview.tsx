'use client'
import { useTranslations } from 'next-intl'
import { useDeferredValue } from 'react'
import { CodeBlock } from '@/app/_ui/code'
import { JsonView } from '@/app/_ui/json-view'
import { isCredential, isMask, maskOf } from '@/server/event-types/send-schema'
import { sampleBody } from './sample-body'
import type { SendDraft } from './send-draft'

/** The request as the other system gets it, redrawn while the definition is typed. */
export function SendPreview({ draft: typed }: { draft: SendDraft }) {
  const t = useTranslations('sending')
  const draft = useDeferredValue(typed)
  return (
    <aside
      aria-label={t('preview')}
      className="flex w-110 shrink-0 flex-col gap-3 overflow-y-auto border-l bg-sunken p-5 max-lg:w-full max-lg:overflow-visible max-lg:border-t max-lg:border-l-0"
    >
      <div>
        <h2 className="font-medium text-13">{t('preview')}</h2>
        <p className="text-12 text-ink-2">{t('previewHint')}</p>
      </div>
      <CodeBlock label={t('previewHeaders')} className="bg-panel">
        {requestOf(draft, t('ofEach'))}
      </CodeBlock>
      <JsonView label={t('previewBody')} value={sampleBody(draft)} className="rounded-control border bg-panel p-3" />
    </aside>
  )
}

function requestOf({ webhookUrl, headers }: SendDraft, ofEach: string): string {
  const url = URL.canParse(webhookUrl) ? new URL(webhookUrl) : null
  const own = headers.filter(({ name }) => name.trim() !== '')
  const named = (name: string) => own.some((header) => header.name.trim().toLowerCase() === name)
  return [
    `POST ${url ? `${url.pathname}${url.search}` : '/'}`,
    `host: ${url?.host ?? '…'}`,
    ...(named('content-type') ? [] : ['content-type: application/json']),
    ...(named('user-agent') ? [] : ['user-agent: Inlet']),
    ...own.map(({ name, value }) => `${name.trim().toLowerCase()}: ${shownValue(name, value)}`),
    `webhook-id: <${ofEach}>`,
    `webhook-timestamp: <${ofEach}>`,
    `webhook-signature: v1,<${ofEach}>`,
  ].join('\n')
}

const shownValue = (name: string, value: string): string =>
  isCredential(name) && value !== '' && !isMask(value) ? maskOf(value) : value
