'use client'
import { Funnel, Link2, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import type { Usage } from '@/server/problems'
import { useUsageHref } from './usage-links'

const ICONS = {
  segment: <Funnel className="text-ink-3" aria-hidden />,
  workflow: <Workflow className="text-ink-3" aria-hidden />,
  integration: <Link2 className="text-ink-3" aria-hidden />,
  'event-type': <Link2 className="text-ink-3" aria-hidden />,
} satisfies Record<Usage['type'], unknown>

/** Everything that is built on the thing of this page, and so locks it. */
export function UsageTable({ usages, hint }: { usages: readonly Usage[]; hint: string }) {
  const t = useTranslations('integrations')
  const hrefOf = useUsageHref()
  if (usages.length === 0)
    return (
      <EmptyState icon={<Link2 aria-hidden />} title={t('usage.none')}>
        {t('usage.noneHint')}
      </EmptyState>
    )
  return (
    <div className="max-w-160">
      <p className="mb-3 text-13 text-ink-2">{hint}</p>
      <ul className="card divide-y">
        {usages.map((usage) => {
          const href = hrefOf(usage)
          const name = <bdi className="truncate font-medium">{usage.name}</bdi>
          return (
            <li key={`${usage.type} ${usage.id}`} className="flex min-h-10 items-center gap-2.5 px-4 text-13">
              {ICONS[usage.type]}
              {href ? (
                <Link href={href} className="min-w-0 flex-1 truncate py-2 hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="min-w-0 flex-1 truncate">{name}</span>
              )}
              <span className="text-12 text-ink-3">{t('usage.type', { type: usage.type })}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
