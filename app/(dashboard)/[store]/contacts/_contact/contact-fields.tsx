'use client'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { useStore } from '@/app/_ui/store-context'
import type { ContactView } from '@/server/contacts/get-contact'
import { FieldRow } from './field-row'

type ContactFieldsProps = { contact: ContactView; isSystem: boolean; onDefineFields: () => void }

/** The system's or the store's own fields of a contact, each with who set it last. */
export function ContactFields({ contact, isSystem, onDefineFields }: ContactFieldsProps) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const { storeId } = useStore()
  // Options and country codes are the definition's, not the contact's.
  const definitions = useQuery(trpc.contactFields.list.queryOptions({ storeId }))
  const fields = contact.fields.filter((field) => field.isSystem === isSystem)

  if (fields.length === 0) {
    return (
      <EmptyState
        icon={<SlidersHorizontal aria-hidden />}
        title={t('noCustomFields')}
        action={<Button onClick={onDefineFields}>{t('fields.define')}</Button>}
      >
        {t('noCustomFieldsHint')}
      </EmptyState>
    )
  }
  return (
    <div className="-my-2 flex flex-col">
      <dl className="divide-y">
        {fields.map((field) => {
          const definition = definitions.data?.results.find(({ id }) => id === field.id)
          const { options = null, defaultCountryCode = null } = definition ?? {}
          return (
            <FieldRow
              key={field.id}
              contactId={contact.id}
              field={{ ...field, options, defaultCountryCode }}
              canEdit={definitions.isSuccess}
            />
          )
        })}
      </dl>
      {!isSystem && (
        <p className="pt-4">
          <Button size="sm" icon={<SlidersHorizontal aria-hidden />} onClick={onDefineFields}>
            {t('fields.define')}
          </Button>
        </p>
      )}
    </div>
  )
}
