'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Code } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import { More } from '../../contacts/_activity/more'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useTypeName } from '../_parts/use-type-name'
import { RefusalBox } from './refusal-box'
import { ReplayLinks } from './replay-links'
import { TrustLine } from './trust-line'
import type { Reception } from './use-reception'
import { WhatItCaused } from './what-it-caused'

/** Of a fan-out, so many are told at once. */
const EVENTS_SHOWN = 5

const linkClass = 'truncate text-accent hover:underline'

/** Who sent what, when, as whom; then everything that followed. */
export function OverviewTab({ reception, onOpen }: { reception: Reception; onOpen: (id: string) => void }) {
  const t = useTranslations('events')
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  const typeName = useTypeName()
  const { id, receivedAt, eventTypeId, integrationId, alias, contactId, duplicateOf, events } = reception
  return (
    <div className="flex flex-col gap-5">
      <RefusalBox reception={reception} />
      <ReplayLinks reception={reception} onOpen={onOpen} />
      <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-13">
        <Line label={t('overview.received')}>
          <Time at={receivedAt} exact />
        </Line>
        <Line label={t('overview.eventType')}>
          {eventTypeId && integrationId ? (
            <Link href={paths.eventType(storeId, integrationId, eventTypeId)} className={linkClass}>
              <bdi>{reception.eventTypeName ?? alias}</bdi>
            </Link>
          ) : (
            <bdi>{typeName({ id: eventTypeId, name: reception.eventTypeName }) ?? alias ?? t('unknownEvent')}</bdi>
          )}
          {alias && <Code className="truncate text-12 text-ink-3">{alias}</Code>}
        </Line>
        <Line label={t('overview.context')}>{t(`context.${reception.receiveContext}`)}</Line>
        {reception.trust && (
          <Line label={t('overview.trust')}>
            <TrustLine trust={reception.trust} />
          </Line>
        )}
        {contactId && events.length < 2 && (
          <Line label={t('overview.contact')}>
            <Link href={paths.contact(storeId, contactId, 'activity')} className={linkClass}>
              <bdi>{labelOf({ id: contactId, email: reception.email })}</bdi>
            </Link>
          </Line>
        )}
        {duplicateOf && (
          <Line label={t('overview.duplicateOf')}>
            <button type="button" className={linkClass} onClick={() => onOpen(duplicateOf)}>
              {t('openFirst')}
            </button>
          </Line>
        )}
        <Line label={t('overview.id')}>
          <Code className="truncate">{id}</Code>
          <CopyButton iconOnly text={id} label={t('overview.copyId')} />
        </Line>
      </dl>
      <Events reception={reception} />
      {reception.outcome === 'duplicate' && <p className="text-13 text-ink-2">{t('caused.duplicate')}</p>}
    </div>
  )
}

/** What each event caused; of several also whose it is, and more than a few only when asked for. */
function Events({ reception }: { reception: Reception }) {
  const t = useTranslations('events')
  const { events, eventCount } = reception
  const [first] = events
  if (first && eventCount < 2) return <WhatItCaused event={first} />
  const untold = eventCount - events.length
  return (
    <>
      {events.length > 0 && <p className="text-13 text-ink-2">{t('overview.several', { count: eventCount })}</p>}
      {events.slice(0, EVENTS_SHOWN).map((event, n) => (
        <WhatItCaused key={event.id} event={event} nth={n + 1} />
      ))}
      {events.length > EVENTS_SHOWN && (
        <More label={t('more', { count: events.length - EVENTS_SHOWN })}>
          <div className="flex flex-col gap-5">
            {events.slice(EVENTS_SHOWN).map((event, n) => (
              <WhatItCaused key={event.id} event={event} nth={EVENTS_SHOWN + n + 1} />
            ))}
          </div>
        </More>
      )}
      {untold > 0 && <p className="text-12 text-ink-3">{t('overview.untold', { count: untold })}</p>}
    </>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="py-0.5 text-ink-3">{label}</dt>
      <dd className="flex min-h-6 min-w-0 items-center gap-2">{children}</dd>
    </>
  )
}
