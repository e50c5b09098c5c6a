'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { CopyButton } from '@/app/_ui/copy-button'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { WebContentWithUses } from './web-content'

/** Copy the id; delete, unless a workflow shows the content, and then which. */
export function WebContentMenu({ content: { id, name, usedBy } }: { content: WebContentWithUses }) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const [asking, setAsking] = useState(false)
  const remove = useMutation(trpc.webContents.delete.mutationOptions())
  const names = usedBy.map((usage) => usage.name).join(', ')

  const confirm = async () => {
    await remove.mutateAsync({ storeId, id })
    toast(t('delete.done', { name }))
    router.push(paths.webContents(storeId))
    await queryClient.invalidateQueries(trpc.webContents.list.pathFilter())
  }
  return (
    <>
      <CopyButton iconOnly size="md" text={id} label={t('copyId')} />
      <Menu trigger={<IconButton label={t('more')} icon={<Ellipsis aria-hidden />} />}>
        <MenuItem
          icon={<Trash2 aria-hidden />}
          danger
          disabledReason={!can('editor') ? t('needsEditor') : usedBy.length > 0 && t('delete.locked', { names })}
          onSelect={() => setAsking(true)}
        >
          {t('delete.open')}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('delete.ask', { name })}
        description={t('delete.hint')}
        confirmLabel={t('delete.confirm')}
        onConfirm={confirm}
      />
    </>
  )
}
