'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { useStore } from '@/app/_ui/store-context'

type RenameKeyDialogProps = { id: string; name: string; onClose: () => void }

export function RenameKeyDialog({ id, name, onClose }: RenameKeyDialogProps) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [typed, setTyped] = useState(name)
  const rename = useMutation(
    trpc.apiKeys.rename.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.apiKeys.pathFilter())
        onClose()
      },
    }),
  )
  const isEmpty = typed.trim() === ''
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="sm"
      title={t('renameTitle', { name })}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            form="rename-key"
            variant="primary"
            pending={rename.isPending}
            disabledReason={isEmpty ? t('new.nameMissing') : typed.trim() === name && t('noChanges')}
          >
            {t('rename')}
          </Button>
        </>
      }
    >
      <form
        id="rename-key"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty && typed.trim() !== name) rename.mutate({ storeId, id, name: typed })
        }}
      >
        <Field label={t('new.name')} hint={t('new.nameHint')}>
          <Input value={typed} onValueChange={setTyped} autoComplete="off" autoFocus maxLength={100} />
        </Field>
      </form>
    </Dialog>
  )
}
