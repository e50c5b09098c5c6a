'use client'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Avatar } from '@/app/_ui/avatar'
import { cn } from '@/app/_ui/cn'
import { paths } from '@/app/_ui/paths'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import type { SegmentPreview } from '@/server/segments/preview-segment'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'

type PreviewPanelProps = {
  preview: SegmentPreview | undefined
  /** The definition has no finished condition. */
  isEmpty: boolean
  /** How many lines are not finished, and so not counted. */
  unfinished: number
  /** The figure is of the definition before the last change. */
  isOutdated: boolean
  /** Why there is no figure of what stands there now. */
  reason: ReactNode
}

/** Beside the rule, the evidence: how many contacts are in it now, and ten of them. */
export function PreviewPanel({ preview, isEmpty, unfinished, isOutdated, reason }: PreviewPanelProps) {
  const t = useTranslations('segments')
  return (
    <section aria-label={t('preview.title')}>
      <h3 className="font-normal text-13 text-ink-2">{t('preview.now')}</h3>
      {isEmpty ? (
        unfinished === 0 && <p className="mt-1 text-13 text-ink-3">{t('preview.none')}</p>
      ) : preview ? (
        <div
          className={cn('transition-opacity', (isOutdated || Boolean(reason)) && 'opacity-50')}
          aria-busy={isOutdated}
        >
          <Figure preview={preview} />
        </div>
      ) : reason ? null : (
        <Loading className="mt-2 flex flex-col gap-2">
          <Skeleton className="h-9 w-32" />
          <Skeleton className="w-44" />
        </Loading>
      )}
      {reason && !isEmpty && (
        <div role="alert" className="mt-2 text-12 text-bad">
          {reason}
        </div>
      )}
      {unfinished > 0 && <p className="mt-2 text-12 text-warn">{t('preview.unfinished', { n: unfinished })}</p>}
      {!isEmpty && preview && <Sample preview={preview} />}
    </section>
  )
}

function Figure({ preview: { count, total, asOf } }: { preview: SegmentPreview }) {
  const t = useTranslations('segments')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone })
  return (
    <>
      <p aria-live="polite">
        <strong className="font-semibold text-34 tracking-tight">{new Intl.NumberFormat(locale).format(count)}</strong>{' '}
        <span className="text-14 text-ink-2">
          {t('preview.contacts', { n: count })}
          {total > 0 && ` · ${share.format(count / total)}`}
        </span>
      </p>
      <p className="text-13 text-ink-2">
        {t('preview.exact')}{' '}
        <time dateTime={asOf} title={timeZone}>
          {clock.format(new Date(asOf))}
        </time>
      </p>
    </>
  )
}

function Sample({ preview: { count, sample } }: { preview: SegmentPreview }) {
  const t = useTranslations('segments')
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  if (sample.length === 0) return null
  return (
    <>
      <h3 className="mt-5 mb-1 font-normal text-13 text-ink-2">
        {count > sample.length ? t('preview.some', { n: sample.length }) : t('preview.all')}
      </h3>
      <ul>
        {sample.map((contact) => (
          <li key={contact.id} className="flex min-h-8 items-center gap-2 text-13">
            <Avatar name={contact.email ?? '?'} />
            <Link
              href={paths.contact(storeId, contact.id)}
              className="min-w-0 flex-1 truncate py-1 hover:underline"
              title={labelOf(contact)}
            >
              <bdi>{labelOf(contact)}</bdi>
            </Link>
            {contact.name && (
              <bdi className="max-w-32 truncate text-ink-3" title={contact.name}>
                {contact.name}
              </bdi>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
