'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button'
import { cn } from '@/app/_ui/cn'
import { Code } from '@/app/_ui/code'
import { paths } from '@/app/_ui/paths'
import { ScrollRegion } from '@/app/_ui/scroll-region'
import { useStore } from '@/app/_ui/store-context'
import type { MappingRow } from '@/server/events/mapping-of'
import { useValueText } from '../../contacts/_parts/use-value-text'
import { documentOf, rawAt } from './document-of'
import { RefusalBox } from './refusal-box'
import type { Reception } from './use-reception'

/** Field by field: where it was looked for, what stood there, what was stored or why not; then what no field took. */
export function MappingTab({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { mapping, reasons, ignored } = reception
  const document = documentOf(reception.bodyText)
  const unknown = reasons.filter(({ path }) => path !== '' && !mapping.some(({ pointer }) => pointer === path))
  return (
    <div className="flex flex-col gap-4">
      <RefusalBox reception={reception} />
      {mapping.length === 0 && unknown.length === 0 && ignored.length === 0 ? (
        <p className="text-13 text-ink-2">{t('mapping.none')}</p>
      ) : (
        <ScrollRegion label={t('tab.mapping')} className="-mx-5 px-5">
          <table className="w-full min-w-110 table-fixed border-collapse text-13">
            <thead>
              <tr>
                <Head className="w-[18%]">{t('mapping.field')}</Head>
                <Head>{t('mapping.pointer')}</Head>
                <Head>{t('mapping.received')}</Head>
                <Head>{t('mapping.stored')}</Head>
              </tr>
            </thead>
            <tbody>
              {mapping.map((row) => (
                <FieldRow key={row.field} row={row} reception={reception} />
              ))}
              {unknown.map(({ path, reason }) => (
                <LooseRow key={path} label={t('mapping.unknown')} pointer={path} raw={rawAt(document, path)} isBad>
                  <bdi className="block truncate text-bad" title={reason}>
                    {t('mapping.refused')}
                  </bdi>
                </LooseRow>
              ))}
              {ignored.map((path) => (
                <LooseRow key={path} label={t('mapping.ignored')} pointer={path} raw={rawAt(document, path)}>
                  <AddField reception={reception} />
                </LooseRow>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {mapping.length > 0 && <p className="text-12 text-ink-3">{t('mapping.now')}</p>}
    </div>
  )
}

function Head({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <th scope="col" className={cn('border-b py-2 pr-3 text-left font-medium text-12 text-ink-3', className)}>
      {children}
    </th>
  )
}

function Cell({ title, className, children }: { title?: string; className?: string; children: ReactNode }) {
  return (
    <td title={title} className={cn('h-10 truncate border-b pr-3', className)}>
      {children}
    </td>
  )
}

function FieldRow({ row, reception }: { row: MappingRow; reception: Reception }) {
  const t = useTranslations('events')
  const textOf = useValueText()
  const field = reception.fields.find(({ id }) => id === row.field)
  const stored = row.stored === null ? null : textOf(row.stored, field)
  const isBad = row.reason !== null
  return (
    <tr>
      <Cell title={`${row.name} · ${row.field}`}>
        <bdi>{row.name}</bdi>
      </Cell>
      <Cell title={row.pointer}>
        <Code className="text-ink-2">{row.pointer}</Code>
      </Cell>
      <Cell title={row.raw ?? undefined} className={isBad ? 'text-bad' : undefined}>
        {row.raw === null ? (
          <span className="text-ink-3">{t('mapping.absent')}</span>
        ) : (
          <bdi>
            <Code>{row.raw}</Code>
          </bdi>
        )}
      </Cell>
      <Cell title={row.reason ?? stored ?? undefined}>
        {isBad ? (
          <span className="text-bad">{t('mapping.refused')}</span>
        ) : stored === null ? (
          <span className="text-ink-3">—</span>
        ) : (
          <bdi className="mono">{stored}</bdi>
        )}
      </Cell>
    </tr>
  )
}

type LooseRowProps = { label: string; pointer: string; raw: string | null; isBad?: boolean; children: ReactNode }

function LooseRow({ label, pointer, raw, isBad, children }: LooseRowProps) {
  return (
    <tr>
      <Cell className="text-ink-3">{label}</Cell>
      <Cell title={pointer}>
        <Code className="text-ink-3">{pointer}</Code>
      </Cell>
      <Cell title={raw ?? undefined} className={isBad ? 'text-bad' : 'text-ink-3'}>
        <bdi>
          <Code>{raw === null ? '—' : shortOf(raw)}</Code>
        </bdi>
      </Cell>
      <Cell>{children}</Cell>
    </tr>
  )
}

/** "[3]" for a list of three, "{2}" for an object of two: their insides stand under Payload. */
function shortOf(raw: string): string {
  const value: unknown = JSON.parse(raw)
  if (Array.isArray(value)) return `[${value.length}]`
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).length}}`
  return raw
}

function AddField({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { storeId, can } = useStore()
  const { integrationId, eventTypeId } = reception
  if (!integrationId || !eventTypeId || !can('editor'))
    return <span className="text-ink-3">{t('mapping.notStored')}</span>
  return (
    <ButtonLink size="sm" href={paths.eventType(storeId, integrationId, eventTypeId)}>
      {t('mapping.addField')}
    </ButtonLink>
  )
}
