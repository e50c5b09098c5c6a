'use client'
import { CircleCheck, CirclePause, CircleX, Send, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Worth } from '@/server/home/worth-a-look'
import { RetryParked } from '../_parts/retry-parked'
import { useTypeName } from '../events/_parts/use-type-name'

/** What somebody should see to: refusals by cause, work that failed, deliveries that were given up, a secret that was replaced and is still used. */
export function WorthALook({ worth }: { worth: readonly Worth[] }) {
  const t = useTranslations('home')
  return (
    <Card title={t('worth.title')}>
      {worth.length === 0 ? (
        <p className="flex items-center gap-2 text-13 text-ink-2">
          <CircleCheck className="text-ok" aria-hidden />
          {t('worth.none')}
        </p>
      ) : (
        <ul className="flex flex-col gap-3 text-13">
          {worth.map((item) => (
            <WorthLine key={keyOf(item)} item={item} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function keyOf(item: Worth): string {
  switch (item.kind) {
    case 'refused':
      return `refused ${item.eventTypeId} ${item.reasonCode} ${item.path}`
    case 'parked':
      return 'parked'
    case 'given-up':
      return `given-up ${item.eventTypeId}`
    case 'old-secret':
      return `old-secret ${item.keyId}`
  }
}

function WorthLine({ item }: { item: Worth }) {
  switch (item.kind) {
    case 'refused':
      return <Refused item={item} />
    case 'parked':
      return <Parked item={item} />
    case 'given-up':
      return <GivenUp item={item} />
    case 'old-secret':
      return <OldSecret item={item} />
  }
}

type Of<Kind extends Worth['kind']> = Extract<Worth, { kind: Kind }>

function Line({
  icon,
  href,
  action,
  button,
  children,
}: {
  icon: ReactNode
  href: string
  action: string
  button?: ReactNode
  children: ReactNode
}) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 [&>.lucide]:mt-0.5">
      {icon}
      <p className="min-w-0 break-words">
        {children}{' '}
        <Link href={href} className="whitespace-nowrap font-semibold text-accent hover:underline">
          {action}
        </Link>{' '}
        {button}
      </p>
    </li>
  )
}

const bold = (chunks: ReactNode) => <b className="font-semibold">{chunks}</b>

function Refused({ item }: { item: Of<'refused'> }) {
  const t = useTranslations('home')
  const { storeId } = useStore()
  const typeName = useTypeName()
  const { count, eventTypeName, path, reason, detail, firstAt } = item
  const href = paths.events(storeId, {
    ...{ event: item.lastReceptionId, status: 'rejected' },
    type: item.eventTypeId ?? undefined,
    reason: item.reasonCode ?? undefined,
  })
  return (
    <Line icon={<CircleX className="text-bad" aria-hidden />} href={href} action={t('worth.see')}>
      {t.rich('worth.refused', {
        count,
        type: typeName({ id: item.eventTypeId, name: eventTypeName }) ?? t('worth.unknownEvent'),
        since: () => <Time at={firstAt} />,
        b: bold,
      })}{' '}
      <bdi>
        {path && path !== '/' && <b className="font-semibold">{path.slice(1)}: </b>}
        {reason ?? detail}
      </bdi>
    </Line>
  )
}

function hrefOfParked(storeId: string, { eventId, workflowId }: Of<'parked'>): string {
  if (eventId) return paths.events(storeId, { event: eventId })
  return workflowId ? paths.workflowRuns(storeId, workflowId) : paths.workflows(storeId)
}

function Parked({ item }: { item: Of<'parked'> }) {
  const t = useTranslations('home')
  const { storeId } = useStore()
  return (
    <Line
      icon={<CirclePause className="text-bad" aria-hidden />}
      href={hrefOfParked(storeId, item)}
      action={t('worth.see')}
      button={<RetryParked>{t('worth.retryAll')}</RetryParked>}
    >
      {t.rich('worth.parked', { count: item.count, since: () => <Time at={item.oldestAt} />, b: bold })}{' '}
      <bdi>{item.reason}</bdi>
    </Line>
  )
}

function GivenUp({ item }: { item: Of<'given-up'> }) {
  const t = useTranslations('home')
  const { storeId } = useStore()
  const { count, eventTypeId, eventTypeName, integrationId, integrationName, firstAt } = item
  return (
    <Line
      icon={<Send className="text-bad" aria-hidden />}
      href={paths.sendEventType(storeId, integrationId, eventTypeId, { tab: 'deliveries', state: 'dead' })}
      action={t('worth.see')}
    >
      {t.rich('worth.givenUp', {
        ...{ count, type: eventTypeName, integration: integrationName },
        since: () => <Time at={firstAt} />,
        b: bold,
      })}
    </Line>
  )
}

function OldSecret({ item }: { item: Of<'old-secret'> }) {
  const t = useTranslations('home')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { storeId } = useStore()
  const ends = format.dateTime(new Date(item.endsAt), { weekday: 'long', day: 'numeric', month: 'short', timeZone })
  return (
    <Line
      icon={<TriangleAlert className="text-warn" aria-hidden />}
      href={paths.apiAccess(storeId)}
      action={t('worth.toKeys')}
    >
      {t.rich('worth.oldSecret', { name: item.name, used: () => <Time at={item.lastUsedAt} />, ends, b: bold })}
    </Line>
  )
}
