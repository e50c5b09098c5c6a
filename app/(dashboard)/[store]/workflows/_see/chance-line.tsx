'use client'
import { CircleCheck, CircleSlash } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Time } from '@/app/_ui/time'
import type { Chance } from '@/server/events/why-not-entered'

/** One thing that happened, with the run that it started, or with the gate that was shut. */
export function ChanceLine({ chance, workflowId }: { chance: Chance; workflowId: string }) {
  const t = useTranslations('runs')
  const { storeId } = useStore()
  const { id, at, receptionId, eventTypeName, move, run, whyNot } = chance
  const title = move ? t(`move.${move.move}`, { segment: move.segmentName ?? t('gone') }) : (eventTypeName ?? t('gone'))
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 [&>.lucide]:mt-0.5">
      {run ? <CircleCheck className="text-ok" aria-hidden /> : <CircleSlash className="text-ink-3" aria-hidden />}
      <span className="min-w-0">
        {receptionId ? (
          <Link href={paths.events(storeId, { event: receptionId })} className="font-medium hover:underline">
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <bdi className="font-medium">{title}</bdi>
        )}
        {run && (
          <span className="block">
            <Link href={paths.run(storeId, workflowId, id)} className="text-accent hover:underline">
              {t('whyNot.entered')}
            </Link>
          </span>
        )}
        {whyNot && (
          <span className="block break-words text-12 text-ink-2">
            {whyNot.because === 'gate' && whyNot.gate && <Chip>{t(`gate.${whyNot.gate}`)}</Chip>}{' '}
            <Reason why={whyNot} />
          </span>
        )}
      </span>
      <Time at={at} className="text-12 text-ink-3" />
    </li>
  )
}

function Reason({ why }: { why: NonNullable<Chance['whyNot']> }) {
  const t = useTranslations('runs')
  if (why.because === 'inactive')
    return t.rich(`whyNot.inactive.${why.state}`, { since: () => (why.since ? <Time at={why.since} exact /> : null) })
  if (why.because === 'other-event') return t('whyNot.otherEvent')
  if (why.because === 'waiting' && why.gate === undefined) return t('whyNot.pending')
  return <bdi>{why.why}</bdi>
}
