'use client'
import { Circle, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/app/_ui/button'
import { Card } from '@/app/_ui/page'
import { Progress } from '@/app/_ui/progress'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { FirstStep } from '@/server/home/first-steps'
import { stepHref } from './step-href'

/** From nothing to a segment. A step ticks itself when the store has what it asks for. */
export function FirstSteps({ steps }: { steps: readonly FirstStep[] }) {
  const t = useTranslations('home')
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <Card title={t('steps.title')} aside={t('steps.progress', { done, total: steps.length })}>
      <Progress label={t('steps.title')} value={done} max={steps.length} />
      <ul className="mt-2 divide-y">
        {steps.map((step) => (
          <StepLine key={step.key} step={step} steps={steps} isNext={step === next} />
        ))}
      </ul>
      {!next && <p className="border-t pt-3 text-13 text-ink-2">{t('steps.allDone')}</p>}
    </Card>
  )
}

type StepLineProps = { step: FirstStep; steps: readonly FirstStep[]; isNext: boolean }

function StepLine({ step, steps, isNext }: StepLineProps) {
  const t = useTranslations('home')
  const { storeId, can } = useStore()
  // A viewer can look; making is an editor's, a key an owner's.
  const needs = step.key === 'api-key' ? ('owner' as const) : ('editor' as const)
  const href = stepHref(storeId, step.key, steps)
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      {step.done ? (
        <CircleCheck className="text-ok" aria-label={t('steps.done')} />
      ) : (
        <Circle className="text-ink-3" aria-label={t('steps.open')} />
      )}
      <span className={step.done ? 'text-ink-2' : 'font-semibold'}>
        {step.done ? <DoneTitle step={step} /> : t(`steps.${step.key}.open`)}
      </span>
      <span className="min-w-0 text-12 text-ink-3">
        {step.done ? <DoneDetail step={step} /> : t(`steps.${step.key}.hint`)}
      </span>
      {!step.done && (
        <span className="ml-auto">
          {can(needs) ? (
            <ButtonLink size="sm" variant={isNext ? 'primary' : 'default'} href={href}>
              {t(`steps.${step.key}.button`)}
            </ButtonLink>
          ) : (
            <Button size="sm" disabledReason={t(`needs.${needs}`)}>
              {t(`steps.${step.key}.button`)}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

function DoneTitle({ step }: { step: FirstStep }) {
  const t = useTranslations('home')
  return <bdi>{t(`steps.${step.key}.title`, { name: step.name ?? '' })}</bdi>
}

function DoneDetail({ step }: { step: FirstStep }): ReactNode {
  const t = useTranslations('home')
  const time = (at: string | null | undefined) => () => (at ? <Time at={at} /> : null)
  switch (step.key) {
    case 'event-type':
      return t('steps.event-type.detail', { context: step.receiveType ?? 'api', count: step.fieldCount ?? 0 })
    case 'api-key':
      return step.lastUsedAt ? t.rich('steps.api-key.used', { time: time(step.lastUsedAt) }) : t('steps.api-key.unused')
    case 'event':
      return t.rich('steps.event.detail', { contact: step.email ?? t('someone'), time: time(step.at) })
    case 'segment':
      return t('steps.segment.detail', { count: step.count ?? 0 })
    default:
      return t.rich('steps.made', { time: time(step.at) })
  }
}
