'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { Usage } from '@/server/problems'

/** Where a usage is found; an event type has no address without its integration. */
export function useUsageHref() {
  const { storeId } = useStore()
  return ({ type, id }: Usage): string | undefined => {
    if (type === 'segment') return paths.segment(storeId, id)
    if (type === 'workflow') return paths.workflow(storeId, id)
    return type === 'integration' ? paths.integration(storeId, id) : undefined
  }
}

/** "segment Big spenders, workflow ERP sync", each a link to it. */
export function UsageLinks({ usages }: { usages: readonly Usage[] }) {
  const t = useTranslations('integrations')
  const hrefOf = useUsageHref()
  return usages.map((usage, index) => {
    const href = hrefOf(usage)
    const name = <bdi className="font-medium">{usage.name}</bdi>
    return (
      <Fragment key={`${usage.type} ${usage.id}`}>
        {index > 0 && ', '}
        {t('usage.type', { type: usage.type })}{' '}
        {href ? (
          <Link href={href} className="text-accent underline-offset-2 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </Fragment>
    )
  })
}
