'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { ColorDot } from '@/app/_ui/color'
import { PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'

type EditorHeaderProps = {
  integrationId: string
  title: string
  actions?: ReactNode
  /** The part of the integration that it belongs to. */
  tab?: 'receive' | 'send'
}

export function EditorHeader({ integrationId, title, actions, tab = 'receive' }: EditorHeaderProps) {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { data } = useQuery(trpc.integrations.get.queryOptions({ storeId, id: integrationId }))
  const name = data && (
    <span className="inline-flex items-center gap-1.5">
      <ColorDot color={data.color} />
      <bdi>{data.name}</bdi>
    </span>
  )
  return (
    <PageHeader
      crumbs={[
        { label: t('title') },
        { label: t('custom'), href: paths.integrations(storeId) },
        { label: name ?? t('integration'), href: paths.integration(storeId, integrationId, tab) },
      ]}
      title={<bdi>{title}</bdi>}
      actions={actions}
    />
  )
}
