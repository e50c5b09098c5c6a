'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { EmptyState } from '@/app/_ui/empty-state'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading, Skeleton } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import { EditFieldForm } from './edit-field-form'
import { FieldLine } from './field-line'
import { NewFieldForm } from './new-field-form'

/** The custom fields that every contact of the store has: add, edit, delete; what uses them locks them. */
export function FieldsDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const query = useQuery(trpc.contactFields.list.queryOptions({ storeId }))
  const [editing, setEditing] = useState<string | 'new'>()
  const fields = query.data?.results.filter(({ isSystem }) => !isSystem) ?? []
  const done = () => setEditing(undefined)
  const add = (
    <Button
      icon={<Plus aria-hidden />}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => setEditing('new')}
    >
      {t('fields.add')}
    </Button>
  )

  return (
    <Drawer title={t('fields.title')} onClose={onClose}>
      <p className="mb-4 text-13 text-ink-2">{t('fields.hint')}</p>
      {query.isPending ? (
        <Loading className="flex flex-col gap-5">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
          <Skeleton className="w-3/5" />
        </Loading>
      ) : query.isError ? (
        <ErrorState title={t('fields.unreadable')} error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <div className="flex flex-col gap-4">
          {fields.length > 0 && (
            <ul className="divide-y border-y">
              {fields.map((field) =>
                field.id === editing ? (
                  <li key={field.id} className="py-4">
                    <EditFieldForm field={field} onDone={done} />
                  </li>
                ) : (
                  <FieldLine key={field.id} field={field} onEdit={() => setEditing(field.id)} />
                ),
              )}
            </ul>
          )}
          {editing === 'new' ? (
            <NewFieldForm onDone={done} />
          ) : fields.length === 0 ? (
            <EmptyState icon={<SlidersHorizontal aria-hidden />} title={t('noCustomFields')} action={add}>
              {t('noCustomFieldsHint')}
            </EmptyState>
          ) : (
            <div>{add}</div>
          )}
        </div>
      )}
    </Drawer>
  )
}
