'use client'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { Drawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { Tabs } from '@/app/_ui/tabs'
import { EventName } from '../_log/event-name'
import { OutcomeChip } from '../_log/outcome-chip'
import { AnswerTab } from './answer-tab'
import { AnsweredLine } from './answered-line'
import { HeadersTab } from './headers-tab'
import { MappingTab } from './mapping-tab'
import { OverviewTab } from './overview-tab'
import { PayloadTab } from './payload-tab'
import { type Reception, useReception } from './use-reception'

const TABS = ['overview', 'mapping', 'payload', 'headers', 'answer'] as const
type Tab = (typeof TABS)[number]

type ReceptionDrawerProps = {
  receptionId: string
  onOpen: (id: string) => void
  onClose: () => void
  onPrevious?: () => void
  onNext?: () => void
}

/** One reception: what came, how it was read, what it was answered, what it caused. */
export function ReceptionDrawer({ receptionId, onOpen, onClose, onPrevious, onNext }: ReceptionDrawerProps) {
  const t = useTranslations('events')
  const query = useReception(receptionId)
  const reception = query.data
  const [chosen, setTab] = useQueryState('tab', parseAsStringLiteral(TABS))
  // What was refused is looked at for its fault first.
  const tab = chosen ?? (reception?.reasons.length ? 'mapping' : 'overview')
  const close = () => {
    void setTab(null)
    onClose()
  }

  return (
    <Drawer
      title={reception ? <EventName {...reception} /> : t('reception')}
      lead={reception && <OutcomeChip outcome={reception.outcome} />}
      onClose={close}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={reception && <AnsweredLine reception={reception} />}
      tabs={
        <Tabs
          label={t('tabs')}
          className="px-5"
          current={tab}
          tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`), onSelect: () => void setTab(id) }))}
        />
      }
    >
      {query.isPending ? (
        <Loading className="flex flex-col gap-5">
          <Skeleton className="h-20 w-full" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
          <Skeleton className="w-3/5" />
        </Loading>
      ) : reception ? (
        <TabContent reception={reception} tab={tab} onOpen={onOpen} />
      ) : (
        <ErrorState title={t('receptionUnreadable')} error={query.error} onRetry={() => query.refetch()} />
      )}
    </Drawer>
  )
}

type TabContentProps = { reception: Reception; tab: Tab; onOpen: (id: string) => void }

function TabContent({ reception, tab, onOpen }: TabContentProps) {
  switch (tab) {
    case 'mapping':
      return <MappingTab reception={reception} />
    case 'payload':
      return <PayloadTab reception={reception} onOpen={onOpen} />
    case 'headers':
      return <HeadersTab reception={reception} />
    case 'answer':
      return <AnswerTab reception={reception} />
    default:
      return <OverviewTab reception={reception} onOpen={onOpen} />
  }
}
