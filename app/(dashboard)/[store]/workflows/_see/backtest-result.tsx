'use client'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip } from '@/app/_ui/chip'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Backtest } from '@/server/events/backtest'
import { More } from '../../contacts/_activity/more'
import { OldToNew } from '../../contacts/_activity/old-to-new'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'

/** How many would have entered and why the others not, what would have changed, and of whom. */
export function BacktestResult({ result, isOld }: { result: Backtest; isOld: boolean }) {
  const t = useTranslations('runs')
  const locale = useLocale()
  const { matched, entered, contacts, notEntered, fields, cutAt, stoppedAt, examples } = result
  const nameOf = useNameOf()
  const number = new Intl.NumberFormat(locale)
  return (
    <section aria-label={t('backtest.result')} className="flex flex-col gap-4 border-t pt-4 text-13">
      {isOld && (
        <p>
          <Chip tone="warn">{t('dryRun.isOld')}</Chip>
        </p>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Figure label={t('backtest.matched')}>{number.format(matched)}</Figure>
        <Figure label={t('backtest.entered')}>{number.format(entered)}</Figure>
        <Figure label={t('backtest.contacts')}>{number.format(contacts)}</Figure>
      </dl>
      {cutAt && (
        <p className="text-warn">
          {t('backtest.cut')} <Time at={cutAt} exact />
        </p>
      )}
      {stoppedAt && (
        <p className="text-warn">
          {t('backtest.stopped')} <Time at={stoppedAt} exact />
        </p>
      )}
      {notEntered.length > 0 && (
        <Part title={t('backtest.notEntered')}>
          {notEntered.map(({ gate, count, example }) => (
            <li key={gate}>
              <span className="tabular-nums">{number.format(count)}</span> · {t(`gate.${gate}`)}
              <bdi className="block break-words text-12 text-ink-3">{t('backtest.forExample', { why: example })}</bdi>
            </li>
          ))}
        </Part>
      )}
      {fields.length > 0 && (
        <Part title={t('backtest.fields')}>
          {fields.map(({ field, changes, contacts: whose }) => (
            <li key={field}>
              <bdi className="font-medium">{nameOf(field)}</bdi> ·{' '}
              {t('backtest.changes', { n: changes, contacts: whose })}
            </li>
          ))}
        </Part>
      )}
      {entered > 0 && fields.length === 0 && <p className="text-ink-2">{t('backtest.noFields')}</p>}
      {examples.length > 0 && <Examples examples={examples} nameOf={nameOf} />}
      <p className="text-12 text-ink-3">{t('backtest.honest')}</p>
    </section>
  )
}

function useNameOf() {
  const { palette } = useEditor()
  const nameOf = useFieldName()
  return (id: string) => nameOf(palette.contactFields.find((field) => field.id === id) ?? { id, name: id })
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-12 text-ink-2">{label}</dt>
      <dd className="font-semibold text-19 tabular-nums">{children}</dd>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <ul className="flex flex-col gap-1.5">{children}</ul>
    </div>
  )
}

function Examples({ examples, nameOf }: { examples: Backtest['examples']; nameOf: (id: string) => string }) {
  const t = useTranslations('runs')
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  return (
    <More isOpen label={t('backtest.examples', { n: examples.length })}>
      <ul className="flex flex-col gap-2 rounded-control border bg-sunken px-3 py-2">
        {examples.map(({ contactId, email, changes }) => (
          <li key={contactId} className="min-w-0">
            <Link href={paths.contact(storeId, contactId, 'activity')} className="text-accent hover:underline">
              <bdi>{labelOf({ id: contactId, email })}</bdi>
            </Link>
            {changes.map(({ field, old, new: next }) => (
              <span key={field} className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-1.5">
                <bdi className="text-ink-2">{nameOf(field)}</bdi>
                <OldToNew old={old} next={next} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </More>
  )
}
