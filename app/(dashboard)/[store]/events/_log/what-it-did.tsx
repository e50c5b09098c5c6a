'use client'
import { useTranslations } from 'next-intl'
import { cn } from '@/app/_ui/cn'
import type { ReceptionLine } from '@/server/events/list-receptions'

/** A line's last word: what came of it, or why nothing could. */
export function WhatItDid({ row }: { row: ReceptionLine }) {
  const words = useWhatItDid()(row)
  const look =
    (row.outcome === 'rejected' && row.replayedAs === null) || row.did?.state === 'parked'
      ? 'text-bad'
      : row.did?.state === 'waiting'
        ? 'text-warn'
        : 'text-ink-2'
  return (
    <bdi className={cn('block truncate', look, row.outcome === 'accepted' && 'first-letter:uppercase')} title={words}>
      {words}
    </bdi>
  )
}

export function useWhatItDid() {
  const t = useTranslations('events')
  return ({ outcome, did, detail, firstReason, total, replayedAs }: ReceptionLine): string => {
    if (outcome !== 'duplicate' && replayedAs !== null) return t('did.replayed')
    if (outcome === 'duplicate') return t('did.duplicate')
    if (outcome === 'rejected') {
      if (!firstReason) return detail ?? t('did.refused')
      const { path, reason } = firstReason
      const fault = path.length > 1 ? `${path.slice(1)}: ${reason}` : reason
      return total > 1 ? t('did.more', { fault, count: total - 1 }) : fault
    }
    if (!did) return t('did.nothing')
    if (did.state !== 'done') return t(`did.${did.state}`)
    const nameOf = ({ name }: { name: string | null }) => name ?? t('did.unnamed')
    const parts = [
      did.fields.length > 0 && t('did.fields', { count: did.fields.length }),
      ...did.entered.map((segment) => t('did.entered', { name: nameOf(segment) })),
      ...did.left.map((segment) => t('did.left', { name: nameOf(segment) })),
    ].filter((part) => part !== false)
    if (parts.length > 0) return parts.join(' · ')
    const [first] = did.workflows
    return first ? t('did.ran', { name: nameOf(first) }) : t('did.nothing')
  }
}
