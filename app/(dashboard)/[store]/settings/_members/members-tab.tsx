'use client'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useDrawer } from '@/app/_ui/drawer'
import { ErrorState } from '@/app/_ui/error-state'
import { PageBody, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { AddMemberDrawer } from './add-member-drawer'
import { MemberTable } from './member-table'

/** Who belongs to the store. A store has an owner at all times, so the list is never empty. */
export function MembersTab() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const { openId: panel, open, close } = useDrawer('panel')
  const members = useQuery(trpc.store.members.queryOptions({ storeId }))
  return (
    <Split className="border-t-0">
      <PageBody flush>
        <div className="flex flex-wrap items-center gap-3 px-gutter py-3">
          <p className="min-w-0 flex-1 text-13 text-ink-2">{t('members.hint')}</p>
          <Button
            variant={panel === 'add' ? 'default' : 'primary'}
            icon={<UserPlus aria-hidden />}
            disabledReason={!can('owner') && t('needsOwner')}
            onClick={() => open('add')}
          >
            {t('members.add')}
          </Button>
        </div>
        {members.data ? (
          <MemberTable members={members.data.results} />
        ) : members.isError ? (
          <ErrorState title={t('members.unreadable')} error={members.error} onRetry={() => members.refetch()} />
        ) : (
          <TableSkeleton rows={3} />
        )}
      </PageBody>
      {panel === 'add' && <AddMemberDrawer onClose={close} />}
    </Split>
  )
}
