'use client'
import { Eye, Funnel, FunnelX, MousePointerClick, PanelTop, Radio, Send, UserRoundCheck, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip } from '@/app/_ui/chip'
import { ColorDot } from '@/app/_ui/color'
import { JsonView } from '@/app/_ui/json-view'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Activity } from '@/server/contacts/contact-activity'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { useTypeName } from '../../events/_parts/use-type-name'
import { WRITER_ICONS } from '../_contact/written-by'
import { useContactFields } from '../_parts/use-contact-fields'
import { useFieldName } from '../_parts/use-field-name'
import { ExecutionSteps } from './execution-steps'
import { More } from './more'
import { OldToNew } from './old-to-new'

type Of<Type extends Activity['type']> = Extract<Activity, { type: Type }>

/** One thing that happened to the contact. */
export function ActivityLine({ activity }: { activity: Activity }) {
  switch (activity.type) {
    case 'event-received':
      return <EventReceived activity={activity} />
    case 'field-changed':
      return <FieldChanged activity={activity} />
    case 'workflow-executed':
      return <WorkflowExecuted activity={activity} />
    case 'contact-merged':
      return <ContactMerged activity={activity} />
    case 'web-content-shown':
    case 'web-content-clicked':
      return <WebContentSeen activity={activity} />
    case 'data-sent':
      return <DataSent activity={activity} />
    default:
      return <SegmentMove activity={activity} />
  }
}

/** An icon on the line of time, a sentence, when, and what belongs to it. */
function Line({ icon, at, children, below }: { icon: ReactNode; at: string; children: ReactNode; below?: ReactNode }) {
  return (
    <li className="relative grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-3 pb-5 text-13 before:absolute before:top-6 before:bottom-0 before:left-3 before:w-px before:bg-line last:before:hidden">
      <span className="flex size-6 items-center justify-center rounded-full bg-sunken text-ink-3 [&_.lucide]:size-3.5">
        {icon}
      </span>
      <div className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1">{children}</div>
      <Time at={at} className="pt-0.5 text-12 text-ink-3" />
      {below && <div className="col-start-2 col-end-4 mt-1 min-w-0">{below}</div>}
    </li>
  )
}

function EventReceived({ activity }: { activity: Of<'event-received'> }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  const typeName = useTypeName()
  const { name, alias, integrationName, integrationColor, receptionId, values } = activity
  const isVisit = alias === PAGE_VISIT.alias
  return (
    <Line
      icon={isVisit ? <Eye aria-hidden /> : <Radio aria-hidden />}
      at={activity.at}
      below={
        <More label={t('activity.values', { count: Object.keys(values).length })}>
          <JsonView label={t('activity.payload')} value={values} className="rounded-control border bg-sunken p-3" />
        </More>
      }
    >
      <span className="text-ink-2">{t('activity.received')}</span>
      <Link
        href={paths.events(storeId, { event: receptionId })}
        className="inline-flex min-w-0 items-center gap-1.5 font-medium hover:underline"
      >
        <ColorDot color={integrationColor ?? 'var(--control)'} />
        <bdi className="truncate">
          {integrationName && `${integrationName} · `}
          {typeName({ id: activity.eventTypeId, name }) ?? alias ?? t('activity.goneEvent')}
        </bdi>
      </Link>
      {isVisit && <bdi className="truncate text-ink-2">{String(values.path ?? values.title ?? values.url ?? '')}</bdi>}
    </Line>
  )
}

function FieldChanged({ activity }: { activity: Of<'field-changed'> }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  const { writer, skipped } = activity
  const field = useContactFields()(activity.field)
  const fieldName = useFieldName()({ id: activity.field, name: activity.fieldName })
  const by =
    writer.type === 'workflow' ? (
      <Link href={paths.workflow(storeId, writer.workflowId)} className="hover:underline">
        <bdi>{writer.workflowName}</bdi>
      </Link>
    ) : (
      <bdi>{writer.type === 'web' ? '' : writer.name}</bdi>
    )
  return (
    <Line
      icon={WRITER_ICONS[writer.type]}
      at={activity.at}
      below={
        <span className="flex flex-wrap items-center gap-x-1.5 text-12 text-ink-3">
          <span>{t.rich(`activity.by.${writer.type}`, { who: () => by })}</span>
          {skipped && <bdi className="text-warn">{t('activity.because', { reason: skipped })}</bdi>}
        </span>
      }
    >
      <bdi className="font-medium">{fieldName}</bdi>
      <OldToNew old={activity.old} next={activity.new} field={field} isSkipped={skipped !== null} />
      {skipped && <Chip tone="warn">{t('activity.notWritten')}</Chip>}
    </Line>
  )
}

const STATE_TONES = { finished: 'ok', waiting: 'warn', failed: 'bad' } as const

function WorkflowExecuted({ activity }: { activity: Of<'workflow-executed'> }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  const { workflow, state, steps, eventId } = activity
  return (
    <Line
      icon={<Workflow aria-hidden />}
      at={activity.at}
      below={
        steps.length > 0 && (
          <More label={t('activity.steps', { count: steps.length })}>
            <ExecutionSteps steps={steps} />
          </More>
        )
      }
    >
      <span className="text-ink-2">{t('activity.workflow')}</span>
      <Link href={paths.run(storeId, workflow.id, eventId)} className="min-w-0 truncate font-medium hover:underline">
        <bdi>{workflow.name ?? t('activity.goneWorkflow')}</bdi>
      </Link>
      <Chip tone={STATE_TONES[state]}>{t(`activity.state.${state}`)}</Chip>
    </Line>
  )
}

function SegmentMove({ activity }: { activity: Of<'segment-entered' | 'segment-left'> }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  const { segment, type } = activity
  return (
    <Line icon={type === 'segment-entered' ? <Funnel aria-hidden /> : <FunnelX aria-hidden />} at={activity.at}>
      <span className="text-ink-2">{t(type === 'segment-entered' ? 'activity.entered' : 'activity.left')}</span>
      <Link href={paths.segment(storeId, segment.id)} className="min-w-0 truncate font-medium hover:underline">
        <bdi>{segment.name ?? t('activity.goneSegment')}</bdi>
      </Link>
    </Line>
  )
}

function WebContentSeen({ activity }: { activity: Of<'web-content-shown' | 'web-content-clicked'> }) {
  const t = useTranslations('contacts')
  const { webContent, type } = activity
  const wasShown = type === 'web-content-shown'
  return (
    <Line icon={wasShown ? <PanelTop aria-hidden /> : <MousePointerClick aria-hidden />} at={activity.at}>
      <span className="text-ink-2">{t(wasShown ? 'activity.shown' : 'activity.clicked')}</span>
      <bdi className="min-w-0 truncate font-medium">{webContent.name ?? t('activity.goneContent')}</bdi>
    </Line>
  )
}

const DELIVERY_TONES = { pending: 'neutral', delivered: 'ok', dead: 'bad' } as const

function DataSent({ activity }: { activity: Of<'data-sent'> }) {
  const t = useTranslations('contacts')
  const { name, integrationName, integrationColor, state } = activity
  return (
    <Line icon={<Send aria-hidden />} at={activity.at}>
      <span className="text-ink-2">{t('activity.sent')}</span>
      <ColorDot color={integrationColor} />
      <span className="min-w-0 truncate">
        <bdi className="font-medium">{name}</bdi> <bdi className="text-ink-3">{integrationName}</bdi>
      </span>
      <Chip tone={DELIVERY_TONES[state]}>{t(`activity.delivery.${state}`)}</Chip>
    </Line>
  )
}

function ContactMerged({ activity }: { activity: Of<'contact-merged'> }) {
  const t = useTranslations('contacts')
  const { how, trust, events } = activity
  return (
    <Line
      icon={<UserRoundCheck aria-hidden />}
      at={activity.at}
      below={
        <span className="text-12 text-ink-3">
          {t(`activity.merge.trust.${trust}`)}
          {how === 'merged' && ` · ${t('activity.merge.events', { count: events })}`}
        </span>
      }
    >
      <span>{t(`activity.merge.${how}`)}</span>
    </Line>
  )
}
