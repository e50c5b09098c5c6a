'use client'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'

const TABS = ['members', 'account', 'audit'] as const

/** Title and tabs; each tab has its own address. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('settings')
  const { storeId } = useStore()
  const pathname = usePathname()
  const current = TABS.find((tab) => pathname === paths.settings(storeId, tab)) ?? 'store'
  return (
    <Page>
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        current={current}
        tabs={[
          { id: 'store', label: t('tab.store'), href: paths.settings(storeId) },
          ...TABS.map((id) => ({ id, label: t(`tab.${id}`), href: paths.settings(storeId, id) })),
        ]}
      />
      {children}
    </Page>
  )
}
