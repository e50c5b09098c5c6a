'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Avatar } from '@/app/_ui/avatar'
import { Chip } from '@/app/_ui/chip'
import { Drawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import type { ContactView } from '@/server/contacts/get-contact'
import { ContactActivity } from '../_activity/contact-activity'
import { CONTACT_TABS, type ContactTab } from '../_list/use-contacts-address'
import { useContactLabel } from '../_parts/use-contact-label'
import { ContactFields } from './contact-fields'
import { ContactMenu } from './contact-menu'
import { ContactSegments } from './contact-segments'

const pollMs = 4_000

type ContactDrawerProps = {
  contactId: string
  tab: ContactTab
  onTab: (tab: ContactTab) => void
  onClose: () => void
  onDefineFields: () => void
  onPrevious?: () => void
  onNext?: () => void
}

/** One contact: its fields with who set them, all that happened to it, the segments it is in. */
export function ContactDrawer({ contactId, tab, onTab, onDefineFields, ...moves }: ContactDrawerProps) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  const contact = useQuery(trpc.contacts.get.queryOptions({ storeId, id: contactId }, { refetchInterval: pollMs }))
  const counts = { segments: contact.data?.segments.length }
  const tabs = CONTACT_TABS.map((id) => ({
    id,
    label: t(`tab.${id}`),
    count: id === 'segments' ? counts.segments : undefined,
    onSelect: () => onTab(id),
  }))

  return (
    <Drawer
      {...moves}
      title={<bdi>{contact.data ? labelOf(contact.data) : t('contact')}</bdi>}
      lead={<Avatar name={contact.data?.email ?? '?'} />}
      actions={
        <>
          {contact.data && !contact.data.email && <Chip>{t('anonymousChip')}</Chip>}
          {contact.data && <ContactMenu contact={contact.data} onErased={moves.onClose} />}
        </>
      }
      tabs={<Tabs label={t('tabs')} tabs={tabs} current={tab} className="px-5" />}
    >
      {contact.isPending ? (
        <FieldsSkeleton />
      ) : contact.isError && !contact.data ? (
        <ErrorState title={t('contactUnreadable')} error={contact.error} onRetry={() => contact.refetch()} />
      ) : contact.data ? (
        <TabContent contact={contact.data} tab={tab} onDefineFields={onDefineFields} />
      ) : null}
    </Drawer>
  )
}

type TabContentProps = { contact: ContactView; tab: ContactTab; onDefineFields: () => void }

function TabContent({ contact, tab, onDefineFields }: TabContentProps) {
  switch (tab) {
    case 'activity':
      return <ContactActivity contactId={contact.id} />
    case 'segments':
      return <ContactSegments contact={contact} />
    default:
      return <ContactFields contact={contact} isSystem={tab === 'general'} onDefineFields={onDefineFields} />
  }
}

function FieldsSkeleton() {
  return (
    <Loading className="flex flex-col gap-6">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <div key={key} className="flex gap-6">
          <Skeleton className="w-28" />
          <Skeleton className="w-48" />
        </div>
      ))}
    </Loading>
  )
}
