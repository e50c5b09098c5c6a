'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import type { Verdict } from '@/server/segments/check-contact'
import type { ConditionOptions } from '@/server/segments/options'
import type { Condition, ConditionGroup } from '@/server/segments/schema'
import { useConditionWords } from '../_words/use-condition-words'
import { useFoundText } from '../_words/use-found-text'

type VerdictListProps = {
  verdict: Verdict
  /** The part of the definition that was judged; its lines stand in the verdict's order. */
  group: ConditionGroup
  options: ConditionOptions
  /** Here a condition that holds keeps the contact out. */
  isExclusion?: boolean
}

/** A tick or cross for each condition of a group, with what the contact has. */
export function VerdictList({ verdict, group, options, isExclusion }: VerdictListProps) {
  const t = useTranslations('segments')
  if (!('conditions' in verdict)) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-1">
      {verdict.conditions.map((each, n) => {
        const item = group.conditions[n]
        if (!item) return null
        // A verdict has no other name than its place.
        const key = n
        return 'match' in item ? (
          <li key={key} className="text-12 text-ink-2">
            <Mark ok={each.ok} isBad={isExclusion ? each.ok : !each.ok} /> {t('groupLabel', { match: item.match })}
            <div className="ml-4">
              <VerdictList verdict={each} group={item} options={options} isExclusion={isExclusion} />
            </div>
          </li>
        ) : (
          <li key={key} className="flex items-start gap-1.5 text-12">
            <Mark ok={each.ok} isBad={isExclusion ? each.ok : !each.ok} />
            <ConditionVerdict verdict={each} condition={item} options={options} />
          </li>
        )
      })}
    </ul>
  )
}

type ConditionVerdictProps = { verdict: Verdict; condition: Condition; options: ConditionOptions }

function ConditionVerdict({ verdict, condition, options }: ConditionVerdictProps) {
  const words = useConditionWords(options)
  const foundText = useFoundText(options)
  return (
    <span className="min-w-0 break-words">
      {words.condition(condition)}
      {'found' in verdict && <bdi className="block text-ink-3">{foundText(condition, verdict.ok, verdict.found)}</bdi>}
    </span>
  )
}

function Mark({ ok, isBad }: { ok: boolean; isBad: boolean }) {
  const t = useTranslations('segments')
  const Icon = ok ? Check : X
  return (
    <span className={cn('inline-flex shrink-0 items-center', isBad ? 'text-bad' : 'text-ok')}>
      <Icon className="size-3.5!" aria-hidden />
      <span className="sr-only">{t(ok ? 'check.holds' : 'check.fails')}</span>
    </span>
  )
}
