'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Lock, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Code } from '@/app/_ui/code'
import { IconButton } from '@/app/_ui/icon-button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { ContactFieldView } from '@/server/contacts/read-contact-fields'

/** A custom field: what it holds, what uses it, and, while nothing does, the buttons to change and delete it. */
export function FieldLine({ field, onEdit }: { field: ContactFieldView; onEdit: () => void }) {
  const t = useTranslations('contacts')
  const { can } = useStore()
  const [asking, setAsking] = useState(false)
  const remove = useDeleteField()
  const { name, id, type, options, defaultCountryCode, usedBy } = field
  const blocked = !can('editor') ? t('needsEditor') : usedBy.length > 0 && t('fields.locked')

  return (
    <li className="flex items-start gap-2 py-2.5 text-13">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <bdi className="truncate font-medium">{name}</bdi>
          <Code className="truncate text-12 text-ink-3">{id}</Code>
        </p>
        <p className="truncate text-12 text-ink-3">
          {t(`type.${type}`)}
          {options && ` · ${options.map(({ label }) => label).join(', ')}`}
          {defaultCountryCode && ` · +${defaultCountryCode}`}
        </p>
        {usedBy.length > 0 && <UsedBy usages={usedBy} />}
      </div>
      <IconButton
        size="sm"
        label={t('editField', { field: name })}
        icon={<Pencil aria-hidden />}
        disabledReason={blocked}
        onClick={onEdit}
      />
      <IconButton
        size="sm"
        label={t('fields.deleteField', { field: name })}
        icon={<Trash2 aria-hidden />}
        disabledReason={blocked}
        onClick={() => setAsking(true)}
      />
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('fields.deleteTitle', { field: name })}
        description={t('fields.deleteHint')}
        confirmLabel={t('fields.delete')}
        typedName={name}
        onConfirm={() => remove(field)}
      />
    </li>
  )
}

function useDeleteField() {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const remove = useMutation(trpc.contactFields.delete.mutationOptions())
  return async ({ id, name }: ContactFieldView) => {
    await remove.mutateAsync({ storeId, id })
    toast(t('fields.deleted', { field: name }))
    await queryClient.invalidateQueries(trpc.contactFields.pathFilter())
    await queryClient.invalidateQueries(trpc.contacts.get.pathFilter())
  }
}

/** Links to what locks the field. */
function UsedBy({ usages }: { usages: ContactFieldView['usedBy'] }) {
  const t = useTranslations('contacts')
  const { storeId } = useStore()
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-12 text-ink-2">
      <Lock className="size-3! text-ink-3" aria-hidden />
      {t('fields.usedBy')}
      {usages.map(({ type, id, name }) => (
        <Link
          key={id}
          href={type === 'segment' ? paths.segment(storeId, id) : paths.workflow(storeId, id)}
          className="max-w-60 truncate text-accent hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
      ))}
    </p>
  )
}
