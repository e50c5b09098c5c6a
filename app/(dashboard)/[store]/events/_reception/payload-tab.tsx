'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Notice } from '@/app/_ui/error-state'
import { JsonView, type Mark } from '@/app/_ui/json-view'
import { documentOf } from './document-of'
import type { Reception } from './use-reception'

/** The body as it came: a tree where it is JSON, with what fields took and what was refused; else its text. */
export function PayloadTab({ reception, onOpen }: { reception: Reception; onOpen: (id: string) => void }) {
  const t = useTranslations('events')
  const { bodyText, bodyBytes, isBodyCut, duplicateOf, mapping, reasons } = reception
  if (duplicateOf) {
    return (
      <Notice
        tone="info"
        title={t('payload.duplicate')}
        actions={
          <Button size="sm" onClick={() => onOpen(duplicateOf)}>
            {t('openFirst')}
          </Button>
        }
      >
        {t('payload.duplicateHint')}
      </Notice>
    )
  }
  if (!bodyText)
    return <p className="text-13 text-ink-2">{bodyBytes > 0 ? t('payload.notKept') : t('payload.empty')}</p>
  const document = documentOf(bodyText)
  const marks = new Map<string, Mark>([
    ...mapping.map(({ pointer }) => [pointer, 'linked'] as const),
    ...reasons.map(({ path }) => [path, 'refused'] as const),
  ])
  return (
    <div className="flex flex-col gap-3">
      {isBodyCut && <Notice tone="info">{t('payload.cut')}</Notice>}
      <p className="flex items-center justify-between gap-3 text-12 text-ink-3">
        {t('payload.size', { bytes: bodyBytes })}
        <CopyButton text={bodyText} label={t('payload.copy')} />
      </p>
      {document ? (
        <JsonView
          label={t('tab.payload')}
          value={document.value}
          marks={marks}
          className="rounded-control border bg-sunken p-3"
        />
      ) : (
        <CodeBlock label={t('tab.payload')}>{bodyText}</CodeBlock>
      )}
    </div>
  )
}
