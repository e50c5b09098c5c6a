'use client'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { Tabs } from '@/app/_ui/tabs'
import type { SegmentWithUses } from './segment-with-uses'

const TABS = ['conditions', 'contacts', 'usage'] as const
export type SegmentTab = (typeof TABS)[number]

/** The tab of the address; without any, the segment's first. */
export function useSegmentTab(type: SegmentWithUses['type']) {
  const first: SegmentTab = type === 'static' ? 'contacts' : 'conditions'
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS))
  const current = type === 'static' && tab === 'conditions' ? first : (tab ?? first)
  return { current, show: (next: SegmentTab) => void setTab(next === first ? null : next, { history: 'push' }) }
}

type SegmentTabsProps = { segment: SegmentWithUses; current: SegmentTab; onShow: (tab: SegmentTab) => void }

export function SegmentTabs({ segment, current, onShow }: SegmentTabsProps) {
  const t = useTranslations('segments')
  const shown = TABS.filter((id) => id !== 'conditions' || segment.type === 'dynamic-plus')
  const counts = { conditions: undefined, contacts: segment.count, usage: segment.usedBy.length }
  return (
    <Tabs
      label={t('parts')}
      current={current}
      tabs={shown.map((id) => ({ id, label: t(`tab.${id}`), count: counts[id], onSelect: () => onShow(id) }))}
    />
  )
}
