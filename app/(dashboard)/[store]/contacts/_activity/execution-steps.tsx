'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { Code } from '@/app/_ui/code'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Step } from '@/server/workflows/execution'
import { useContactFields } from '../_parts/use-contact-fields'
import { useFieldName } from '../_parts/use-field-name'
import { useValueText } from '../_parts/use-value-text'
import { OldToNew } from './old-to-new'

const KNOWN = [
  ...(['receive-event', 'page-visit', 'segment-entered', 'segment-left'] as const),
  ...(['check-value', 'in-segment', 'has-field', 'wait', 'wait-for-event', 'split'] as const),
  ...(['set-field', 'add-to-segment', 'remove-from-segment', 'show-web-content', 'send-data'] as const),
] as const

type ExecutionStepsProps = {
  steps: readonly Step[]
  /** What a node is called, where the workflow is at hand. */
  titleOf?: (step: Step) => string
  /** What it did beyond the contact's fields, in sentences. */
  didOf?: (step: Step) => readonly string[]
  /** Shows when each step was. */
  hasTimes?: boolean
}

/** What each node of an execution did: the exit it took, what it looked at, the fields it changed or left. */
export function ExecutionSteps({ steps, titleOf, didOf, hasTimes }: ExecutionStepsProps) {
  const t = useTranslations('contacts')
  return (
    <ol className="flex flex-col gap-2 rounded-control border bg-sunken px-3 py-2">
      {steps.map((step) => {
        const known = KNOWN.find((type) => type === step.type)
        return (
          <li key={step.node} className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="min-w-0 break-words font-medium">
                {titleOf?.(step) ?? (known ? t(`activity.node.${known}`) : step.type)}
              </span>
              {step.port && (
                <Chip>{step.port === 'yes' || step.port === 'no' ? t(`value.${step.port}`) : step.port}</Chip>
              )}
              {hasTimes && <Time at={step.at} exact className="ml-auto text-12 text-ink-3" />}
            </span>
            {step.looked && <Looked {...step.looked} />}
            {step.waitsUntil && (
              <span className="block text-12 text-ink-2">
                {t(step.wokeAt ? 'activity.waitedUntil' : 'activity.waitsUntil')}{' '}
                <Time at={step.wokeAt ?? step.waitsUntil} exact={step.wokeAt !== undefined} />
              </span>
            )}
            {step.cameEventId && <CameEvent id={step.cameEventId} />}
            {didOf?.(step).map((did) => (
              <bdi key={did} className="block break-words text-12 text-ink-2">
                {did}
              </bdi>
            ))}
            {step.changes?.map((change) => (
              <StepChangeLine key={change.field} change={change} />
            ))}
            {step.error && <bdi className="block break-words text-12 text-bad">{step.error}</bdi>}
          </li>
        )
      })}
    </ol>
  )
}

/** The event that a wait was for, to look at. */
function CameEvent({ id }: { id: string }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  return (
    <Link href={paths.events(storeId, { event: id })} className="block w-fit text-12 text-accent hover:underline">
      {t('activity.cameEvent')}
    </Link>
  )
}

function Looked({ value, operator, operand }: NonNullable<Step['looked']>) {
  const t = useTranslations('contacts')
  const textOf = useValueText()
  return (
    <span className="block break-words text-12 text-ink-2">
      {t.rich('activity.looked', {
        value: () => <Code>{textOf(value)}</Code>,
        operator: operator.replaceAll('-', ' '),
        operand: () => <Code>{operand === undefined ? '' : textOf(operand)}</Code>,
      })}
    </span>
  )
}

function StepChangeLine({ change }: { change: NonNullable<Step['changes']>[number] }) {
  const field = useContactFields()(change.field)
  const name = useFieldName()({ id: change.field, name: field?.name ?? change.field })
  const reason = change.error ?? change.skipped
  return (
    <span className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-1.5 text-13">
      <bdi className="text-ink-2">{name}</bdi>
      <OldToNew old={change.old} next={change.new} field={field} isSkipped={reason !== undefined} />
      {reason && <bdi className={change.error ? 'text-12 text-bad' : 'text-12 text-warn'}>{reason}</bdi>}
    </span>
  )
}
