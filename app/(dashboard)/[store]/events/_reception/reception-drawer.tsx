'use client'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { Tabs } from '@/app/_ui/tabs'
import { EventName } from '../_log/event-name'
import { OutcomeChip } from '../_log/outcome-chip'
import { ReplayOne } from '../_replay/replay-one'
import { AnswerTab } from './answer-tab'
import { AnsweredLine } from './answered-line'
import { HeadersTab } from './headers-tab'
import { MappingTab } from './mapping-tab'
import { OverviewTab } from './overview-tab'
import { PayloadTab } from './payload-tab'
import { type Reception, useReception } from './use-reception'

const TABS = ['overview', 'mapping', 'payload', 'headers', 'answer'] as const
/** The replay takes the place of what a tab shows. */
const SHOWN = [...TABS, 'replay'] as const
type Shown = (typeof SHOWN)[number]

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
  const [chosen, setTab] = useQueryState('tab', parseAsStringLiteral(SHOWN))
  // What was refused is looked at for its fault first.
  const tab = chosen ?? (reception?.reasons.length ? 'mapping' : 'overview')
  const close = () => {
    void setTab(null)
    onClose()
  }
  const openOther = (id: string) => {
    if (tab === 'replay') void setTab(null)
    onOpen(id)
  }

  return (
    <Drawer
      title={reception ? <EventName {...reception} /> : t('reception')}
      lead={reception && <OutcomeChip {...reception} />}
      onClose={close}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={
        reception && (
          <>
            <AnsweredLine reception={reception} />
            {tab !== 'replay' && reception.outcome !== 'duplicate' && (
              <Button icon={<RotateCcw aria-hidden />} onClick={() => void setTab('replay')}>
                {t('replay.button')}
              </Button>
            )}
          </>
        )
      }
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
        <TabContent reception={reception} tab={tab} onOpen={openOther} onLeaveReplay={() => void setTab(null)} />
      ) : (
        <ErrorState title={t('receptionUnreadable')} error={query.error} onRetry={() => query.refetch()} />
      )}
    </Drawer>
  )
}

type TabContentProps = { reception: Reception; tab: Shown; onOpen: (id: string) => void; onLeaveReplay: () => void }

function TabContent({ reception, tab, onOpen, onLeaveReplay }: TabContentProps) {
  switch (tab) {
    case 'replay':
      return <ReplayOne reception={reception} onOpen={onOpen} onClose={onLeaveReplay} />
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
