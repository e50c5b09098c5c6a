'use client'
import { CircleSlash, Funnel, FunnelX, ShieldAlert, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button'
import { Chip } from '@/app/_ui/chip'
import { Notice } from '@/app/_ui/error-state'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { CausedChange, EventWithEffects } from '@/server/events/what-it-caused'
import { RetryParked } from '../../_parts/retry-parked'
import { ExecutionSteps } from '../../contacts/_activity/execution-steps'
import { More } from '../../contacts/_activity/more'
import { OldToNew } from '../../contacts/_activity/old-to-new'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useFieldName } from '../../contacts/_parts/use-field-name'

const STATE_TONES = { finished: 'ok', waiting: 'warn', failed: 'bad' } as const

/** Workflows that ran, what they changed, those that did not start and why, segments entered and left. */
export function WhatItCaused({ event, nth }: { event: EventWithEffects; nth?: number }) {
  const t = useTranslations('events')
  const { storeId } = useStore()
  const { executions, notStarted, segmentMoves, pending } = event
  const near = notStarted.filter(({ because }) => because !== 'other-event')
  const others = notStarted.filter(({ because }) => because === 'other-event')
  const heldBack = event.trust === 'claimed' ? event.fieldChanges.filter(({ skipped }) => skipped !== null) : []
  const isFirst = nth === undefined || nth === 1
  const isNothing = executions.length + segmentMoves.length + near.length + heldBack.length === 0 && !pending

  return (
    <section aria-label={nth ? t('caused.nth', { n: nth }) : t('caused.title')} className="flex flex-col gap-3">
      {nth ? <Whose event={event} nth={nth} /> : <h3>{t('caused.title')}</h3>}
      {pending && <Pending pending={pending} eventId={event.id} />}
      {isNothing && (
        <div className="flex items-center justify-between gap-3 text-13 text-ink-2">
          {t('did.nothing')}
          {isFirst && (
            <ButtonLink size="sm" href={paths.workflows(storeId)}>
              {t('caused.toWorkflows')}
            </ButtonLink>
          )}
        </div>
      )}
      <ul className="flex flex-col gap-3 text-13 empty:hidden">
        {executions.map(({ workflow, state, steps }) => (
          <Item key={workflow.id} icon={<Workflow aria-hidden />}>
            <span className="flex items-center gap-2">
              <WorkflowLink workflow={workflow} href={paths.run(storeId, workflow.id, event.id)} />
              <Chip tone={STATE_TONES[state]}>{t(`state.${state}`)}</Chip>
            </span>
            <More isOpen label={t('caused.steps', { count: steps.length })}>
              <ExecutionSteps steps={steps} />
            </More>
          </Item>
        ))}
        {near.map(({ workflow, why, because }) => (
          <Item key={workflow.id} icon={<CircleSlash aria-hidden />}>
            <span className="flex flex-wrap items-center gap-x-2">
              <WorkflowLink workflow={workflow} />
              <Chip>{t('caused.notStarted')}</Chip>
            </span>
            <bdi className="block break-words text-12 text-ink-2">
              {because === 'waiting' ? t('caused.notYet') : why}
            </bdi>
            <Link
              href={paths.whyNotEntered(storeId, workflow.id, event.contactId)}
              className="w-fit text-12 text-accent hover:underline"
            >
              {t('caused.whyNot')}
            </Link>
          </Item>
        ))}
        {heldBack.map((change) => (
          <Item key={change.id} icon={<ShieldAlert aria-hidden />}>
            <HeldBack change={change} />
          </Item>
        ))}
        {segmentMoves.map(({ segment, move }) => (
          <Item
            key={`${segment.id} ${move}`}
            icon={move === 'entered' ? <Funnel aria-hidden /> : <FunnelX aria-hidden />}
          >
            <span className="flex items-center gap-1.5">
              <span className="text-ink-2">{t(`caused.${move}`)}</span>
              <Link href={paths.segment(storeId, segment.id)} className="truncate font-medium hover:underline">
                <bdi>{segment.name ?? t('did.unnamed')}</bdi>
              </Link>
            </span>
          </Item>
        ))}
      </ul>
      {isFirst && others.length > 0 && (
        <More label={t('caused.others', { count: others.length })}>
          <ul className="flex flex-col gap-1 text-13">
            {others.map(({ workflow }) => (
              <li key={workflow.id}>
                <WorkflowLink workflow={workflow} />
              </li>
            ))}
          </ul>
        </More>
      )}
    </section>
  )
}

/** "2 · ana@example.org · 3 values": an event of several. */
function Whose({ event, nth }: { event: EventWithEffects; nth: number }) {
  const t = useTranslations('events')
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  return (
    <h3 className="flex min-w-0 items-baseline gap-2 border-t pt-3">
      <span className="text-ink-3 tabular-nums">{nth}</span>
      <Link href={paths.contact(storeId, event.contactId, 'activity')} className="truncate text-accent hover:underline">
        <bdi>{labelOf({ id: event.contactId, email: event.email })}</bdi>
      </Link>
      <span className="ml-auto shrink-0 font-normal text-12 text-ink-3">
        {t('caused.values', { count: Object.keys(event.values).length })}
      </span>
    </h3>
  )
}

/** A field that keeps its value, because who sent the other one only claimed to be the contact (contract §5). */
function HeldBack({ change }: { change: CausedChange }) {
  const t = useTranslations('events')
  const name = useFieldName()({ id: change.field, name: change.fieldName })
  return (
    <>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <bdi className="font-medium">{name}</bdi>
        <OldToNew old={change.old} next={change.new} isSkipped />
        <Chip tone="warn">{t('caused.heldBack')}</Chip>
      </span>
      <span className="block break-words text-12 text-ink-2">
        {t('caused.heldBackHint')} <bdi>{change.skipped}</bdi>
      </span>
    </>
  )
}

function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 [&>.lucide]:mt-0.5 [&>.lucide]:text-ink-3">
      {icon}
      <div className="min-w-0">{children}</div>
    </li>
  )
}

function WorkflowLink({ workflow, href }: { workflow: { id: string; name: string | null }; href?: string }) {
  const t = useTranslations('events')
  const { storeId } = useStore()
  return (
    <Link href={href ?? paths.workflow(storeId, workflow.id)} className="min-w-0 truncate font-medium hover:underline">
      <bdi>{workflow.name ?? t('did.unnamed')}</bdi>
    </Link>
  )
}

type PendingProps = { pending: NonNullable<EventWithEffects['pending']>; eventId: string }

function Pending({ pending, eventId }: PendingProps) {
  const t = useTranslations('events')
  const { parkedAt, reason, attempts } = pending
  if (!parkedAt) return <Notice tone="warn">{t('caused.waiting', { attempts })}</Notice>
  return (
    <Notice title={t('caused.parked')} actions={<RetryParked eventIds={[eventId]}>{t('caused.retry')}</RetryParked>}>
      <bdi className="block break-words">{reason}</bdi>
      <Time at={parkedAt} exact className="text-12 text-ink-2" />
    </Notice>
  )
}
