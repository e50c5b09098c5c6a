'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Notice } from '@/app/_ui/error-state'
import { JsonView, type Mark } from '@/app/_ui/json-view'
import { evaluatePointer, parsePointer } from '@/server/fields/json-pointer'
import { More } from '../../contacts/_activity/more'
import { documentOf } from './document-of'
import type { Reception } from './use-reception'

/** The body as it came: a tree where it is JSON, with what fields took and what was refused; else its text. */
export function PayloadTab({ reception, onOpen }: { reception: Reception; onOpen: (id: string) => void }) {
  const t = useTranslations('events')
  const { bodyText, bodyBytes, isBodyCut, duplicateOf, mapping, reasons, receiveContext } = reception
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
        <Tree value={document.value} marks={marks} isOfBrowser={receiveContext === 'web'} />
      ) : (
        <CodeBlock label={t('tab.payload')}>{bodyText}</CodeBlock>
      )}
    </div>
  )
}

const WEB_PAYLOAD = '/events/0/payload'
const treeClass = 'rounded-control border bg-sunken p-3'
type TreeProps = { value: unknown; marks: ReadonlyMap<string, Mark>; isOfBrowser: boolean }

/** The document; of a browser's request first what the event says, then the request around it. */
function Tree({ value, marks, isOfBrowser }: TreeProps) {
  const t = useTranslations('events')
  const payload = isOfBrowser ? evaluatePointer(value, parsePointer(WEB_PAYLOAD) ?? []) : null
  if (!payload?.found) return <JsonView label={t('tab.payload')} value={value} marks={marks} className={treeClass} />
  const within = new Map(
    [...marks].flatMap(([at, mark]) =>
      `${at}/`.startsWith(`${WEB_PAYLOAD}/`) ? [[at.slice(WEB_PAYLOAD.length), mark] as const] : [],
    ),
  )
  return (
    <>
      <JsonView label={t('tab.payload')} value={payload.value} marks={within} className={treeClass} />
      <More label={t('payload.around')}>
        <JsonView label={t('payload.around')} value={value} marks={marks} className={treeClass} />
      </More>
    </>
  )
}
