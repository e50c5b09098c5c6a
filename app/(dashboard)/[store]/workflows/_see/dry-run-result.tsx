'use client'
import { CircleCheck, CircleSlash } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { Field } from '@/app/_ui/field'
import type { Preview } from '@/server/events/preview-run'
import { ExecutionSteps } from '../../contacts/_activity/execution-steps'
import { EventPicker } from './event-picker'
import { useOutputWords } from './use-output-words'
import { useStepTitle } from './use-step-title'

type DryRunResultProps = {
  run: Preview
  answers: Record<string, string>
  onAnswer: (answers: Record<string, string>) => void
  /** The workflow was changed after it. */
  isOld: boolean
}

const NONE = 'none'
const TONES = { finished: 'ok', waiting: 'warn', failed: 'bad' } as const

/** What it would do, step by step; or which gate keeps the event out. */
export function DryRunResult({ run, answers, onAnswer, isOld }: DryRunResultProps) {
  const t = useTranslations('runs')
  const titleOf = useStepTitle()
  const wordsOf = useOutputWords()
  const waits = run.steps.filter(({ waitsFor, wokeAt }) => waitsFor && wokeAt)
  return (
    <section aria-label={t('dryRun.result')} aria-live="polite" className="flex flex-col gap-3 border-t pt-4 text-13">
      <h3 className="flex flex-wrap items-center gap-2">
        {run.entered ? (
          <CircleCheck className="text-ok" aria-hidden />
        ) : (
          <CircleSlash className="text-ink-3" aria-hidden />
        )}
        {t(run.entered ? 'dryRun.enters' : 'dryRun.staysOut', { who: run.contact.email ?? t('anonymous') })}
        {run.entered && <Chip tone={TONES[run.outcome]}>{t(`would.${run.outcome}`)}</Chip>}
        {isOld && <Chip tone="warn">{t('dryRun.isOld')}</Chip>}
      </h3>
      {!run.entered && <bdi className="text-13 text-ink-2">{run.why}</bdi>}
      {run.entered && (
        <ExecutionSteps
          steps={run.steps}
          titleOf={titleOf}
          didOf={({ node }) => run.outputs.flatMap((output) => (output.nodeId === node ? [wordsOf(output)] : []))}
        />
      )}
      {waits.map((step) => (
        <Field key={step.node} label={t('dryRun.answeredBy', { node: titleOf(step) })}>
          <EventPicker
            label={t('dryRun.answeredBy', { node: titleOf(step) })}
            eventTypeId={step.waitsFor?.eventTypeId ?? ''}
            value={answers[step.node] ?? NONE}
            onChange={(id) => {
              const { [step.node]: _, ...others } = answers
              onAnswer(id === NONE ? others : { ...others, [step.node]: id })
            }}
            other={{ value: NONE, label: t('dryRun.runsOut') }}
          />
        </Field>
      ))}
      <p className="text-12 text-ink-3">{t('dryRun.nothingWritten')}</p>
    </section>
  )
}
