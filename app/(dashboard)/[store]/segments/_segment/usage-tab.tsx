'use client'
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageBody } from '@/app/_ui/page'
import type { Usage } from '@/server/problems'
import { UsageTable } from '../../integrations/_parts/usage-table'

/** What is built on the segment, and so keeps it from being deleted. */
export function UsageTab({ usedBy }: { usedBy: readonly Usage[] }) {
  const t = useTranslations('segments')
  return (
    <PageBody>
      {usedBy.length === 0 ? (
        <EmptyState icon={<Link2 aria-hidden />} title={t('usage.none')}>
          {t('usage.noneHint')}
        </EmptyState>
      ) : (
        <UsageTable usages={usedBy} hint={t('usage.hint')} />
      )}
    </PageBody>
  )
}
