'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { CopyButton } from '@/app/_ui/copy-button'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { ContactView } from '@/server/contacts/get-contact'
import { useContactLabel } from '../_parts/use-contact-label'

/** Copy the id; erase the person, which takes an owner and the typed email. */
export function ContactMenu({ contact, onErased }: { contact: ContactView; onErased: () => void }) {
  const t = useTranslations('contacts')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [asking, setAsking] = useState(false)
  const label = useContactLabel()(contact)
  const erase = useMutation(
    trpc.contacts.erase.mutationOptions({
      onSuccess: async () => {
        onErased()
        toast(t('erase.done', { contact: label }))
        await queryClient.invalidateQueries(trpc.contacts.list.pathFilter())
      },
    }),
  )
  return (
    <>
      <CopyButton iconOnly size="md" text={contact.id} label={t('copyId')} />
      <Menu trigger={<IconButton label={t('more')} icon={<Ellipsis aria-hidden />} />}>
        <MenuItem
          icon={<Eraser aria-hidden />}
          danger
          disabledReason={!can('owner') && t('needsOwner')}
          onSelect={() => setAsking(true)}
        >
          {t('erase.open')}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('erase.title', { contact: label })}
        description={t('erase.description')}
        confirmLabel={t('erase.confirm')}
        typedName={label}
        onConfirm={() => erase.mutateAsync({ storeId, id: contact.id, email: contact.email ?? '' })}
      />
    </>
  )
}
