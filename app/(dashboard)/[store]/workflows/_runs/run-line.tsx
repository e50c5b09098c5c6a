'use client'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { cn } from '@/app/_ui/cn'
import { Time } from '@/app/_ui/time'
import type { WorkflowRun } from '@/server/workflows/list-runs'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useTypeName } from '../../events/_parts/use-type-name'
import { RunSteps } from './run-steps'

const TONES = { finished: 'ok', waiting: 'warn', failed: 'bad' } as const

type RunLineProps = { run: WorkflowRun; isOpen: boolean; onOpen: (isOpen: boolean) => void }

/** One run: how it ended, whose it is, what started it; open, what each node did. */
export function RunLine({ run, isOpen, onOpen }: RunLineProps) {
  const t = useTranslations('workflows')
  const tRuns = useTranslations('runs')
  const typeName = useTypeName()
  const labelOf = useContactLabel()
  const { eventId, eventTypeId, eventTypeName, move, contactId, email, state, startedAt } = run
  const startedBy = move
    ? tRuns(`move.${move.move}`, { segment: move.segmentName ?? tRuns('gone') })
    : (typeName({ id: eventTypeId, name: eventTypeName }) ?? t('goneEvent'))
  return (
    <li className="border-b" id={`run-${eventId}`}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
        className="flex min-h-10 w-full items-center gap-3 px-gutter py-1.5 text-left text-13 hover:bg-hover"
      >
        <ChevronRight className={cn('transition-transform', isOpen && 'rotate-90')} aria-hidden />
        <Chip tone={TONES[state]}>{t(`run.${state}`)}</Chip>
        <bdi className="min-w-0 flex-1 truncate">{labelOf({ id: contactId, email })}</bdi>
        <span className="truncate text-ink-2 max-md:hidden">{startedBy}</span>
        <Time at={startedAt} className="w-20 text-right text-ink-3" />
      </button>
      {isOpen && <RunSteps run={run} />}
    </li>
  )
}
