'use client'
import { Plus, Search, SlidersHorizontal, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { debounce, parseAsString, useQueryState } from 'nuqs'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Input } from '@/app/_ui/input'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { TableSkeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { ContactDrawer } from '../_contact/contact-drawer'
import { FieldsDrawer } from '../_fields/fields-drawer'
import { LoadMore } from '../_parts/load-more'
import { useDebounced } from '../_parts/use-debounced'
import { ContactTable } from './contact-table'
import { NewContactDrawer } from './new-contact-drawer'
import { useContactList } from './use-contact-list'
import { useContactsAddress } from './use-contacts-address'

const pauseMs = 250
const searchParam = parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(pauseMs) })

/** The list with its search; beside it one contact, a new one, or the fields that contacts have. */
export function ContactsScreen() {
  const t = useTranslations('contacts')
  const { can } = useStore()
  const address = useContactsAddress()
  const [search, setSearch] = useQueryState('q', searchParam)
  const { query, contacts } = useContactList(useDebounced(search, pauseMs))

  const at = contacts.findIndex(({ id }) => id === address.contactId)
  const neighbour = (step: -1 | 1) => {
    const contact = at < 0 ? undefined : contacts[at + step]
    return contact && (() => address.openContact(contact.id))
  }
  const newContact = (
    <Button
      variant={address.panel === 'new' ? 'default' : 'primary'}
      icon={<Plus aria-hidden />}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => address.openPanel('new')}
    >
      {t('new.open')}
    </Button>
  )
  const isFirst = contacts.length === 0 && search === ''

  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button
              variant="quiet"
              icon={<SlidersHorizontal aria-hidden />}
              onClick={() => address.openPanel('fields')}
            >
              {t('fields.define')}
            </Button>
            {!(query.isSuccess && isFirst) && newContact}
          </>
        }
      />
      <div className="px-gutter pb-3.5">
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onValueChange={(next) => void setSearch(next || null)}
          start={<Search aria-hidden />}
          className="max-w-90"
          spellCheck={false}
        />
      </div>
      <Split>
        <PageBody flush>
          {query.isPending ? (
            <TableSkeleton />
          ) : query.isError ? (
            <ErrorState title={t('unreadable')} error={query.error} onRetry={() => query.refetch()} />
          ) : contacts.length === 0 ? (
            <EmptyState
              icon={<Users aria-hidden />}
              title={search ? t('notFound', { search }) : t('none')}
              action={search ? <Button onClick={() => void setSearch(null)}>{t('clearSearch')}</Button> : newContact}
            >
              {search ? t('notFoundHint') : t('noneHint')}
            </EmptyState>
          ) : (
            <>
              <ContactTable contacts={contacts} openId={address.contactId} onOpen={address.openContact} />
              {query.hasNextPage && (
                <LoadMore label={t('more')} pending={query.isFetchingNextPage} onMore={() => query.fetchNextPage()} />
              )}
            </>
          )}
        </PageBody>
        {address.contactId && (
          <ContactDrawer
            key={address.contactId}
            contactId={address.contactId}
            tab={address.tab}
            onTab={address.setTab}
            onClose={address.close}
            onDefineFields={() => address.openPanel('fields')}
            onPrevious={neighbour(-1)}
            onNext={neighbour(1)}
          />
        )}
        {address.panel === 'new' && <NewContactDrawer onClose={address.close} onMade={address.openContact} />}
        {address.panel === 'fields' && <FieldsDrawer onClose={address.close} />}
      </Split>
    </Page>
  )
}
