'use client'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { Code } from '@/app/_ui/code'
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

/** What each node of an execution did: the exit it took, what it looked at, the fields it changed or left. */
export function ExecutionSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('contacts')
  return (
    <ol className="flex flex-col gap-2 rounded-control border bg-sunken px-3 py-2">
      {steps.map((step) => {
        const known = KNOWN.find((type) => type === step.type)
        return (
          <li key={step.node} className="min-w-0">
            <span className="flex items-center gap-2">
              <span className="font-medium">{known ? t(`activity.node.${known}`) : step.type}</span>
              {step.port && (
                <Chip>{step.port === 'yes' || step.port === 'no' ? t(`value.${step.port}`) : step.port}</Chip>
              )}
            </span>
            {step.looked && <Looked {...step.looked} />}
            {step.waitsUntil && (
              <span className="block text-12 text-ink-2">
                {t('activity.waitsUntil')} <Time at={step.waitsUntil} />
              </span>
            )}
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
