'use client'
import { useLocale } from 'next-intl'
import { useCounts } from './counts-context'

/** How many left a node by this exit; nothing where the workflow never ran. */
export function ExitCount({ nodeId, exit }: { nodeId: string; exit: string }) {
  const locale = useLocale()
  const { byNode } = useCounts()
  if (!byNode) return null
  const n = byNode[nodeId]?.byPort[exit] ?? 0
  return <span className="font-semibold text-12 text-ink tabular-nums">{new Intl.NumberFormat(locale).format(n)}</span>
}
