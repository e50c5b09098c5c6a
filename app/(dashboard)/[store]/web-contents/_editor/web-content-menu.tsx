'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { DeletableMenu } from '../../_parts/deletable-menu'
import type { WebContentWithUses } from './web-content'

/** Copy the id; delete, unless a workflow shows the content, and then which. */
export function WebContentMenu({ content: { id, name, usedBy } }: { content: WebContentWithUses }) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const deletion = useMutation(trpc.webContents.delete.mutationOptions())
  const names = usedBy.map((usage) => usage.name).join(', ')

  const remove = async () => {
    await deletion.mutateAsync({ storeId, id })
    toast(t('delete.done', { name }))
    router.push(paths.webContents(storeId))
    await queryClient.invalidateQueries(trpc.webContents.list.pathFilter())
  }
  return (
    <DeletableMenu
      id={id}
      words={{
        ...{ copyId: t('copyId'), more: t('more'), open: t('delete.open'), ask: t('delete.ask', { name }) },
        ...{ hint: t('delete.hint'), confirm: t('delete.confirm') },
      }}
      disabledReason={!can('editor') ? t('needsEditor') : usedBy.length > 0 && t('delete.locked', { names })}
      onDelete={remove}
    />
  )
}
