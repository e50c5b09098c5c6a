'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { DeletableMenu } from '../../_parts/deletable-menu'
import type { SegmentWithUses } from './segment-with-uses'

/** Copy the id; delete, unless something is built on the segment, and then what. */
export function SegmentMenu({ segment }: { segment: SegmentWithUses }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const { id, name, count, usedBy } = segment
  const deletion = useMutation(trpc.segments.delete.mutationOptions())
  const names = usedBy.map((usage) => usage.name).join(', ')

  const remove = async () => {
    await deletion.mutateAsync({ storeId, id })
    toast(t('delete.done', { name }))
    router.push(paths.segments(storeId))
    await queryClient.invalidateQueries(trpc.segments.list.pathFilter())
  }
  return (
    <DeletableMenu
      id={id}
      words={{
        ...{ copyId: t('copyId'), more: t('more'), open: t('delete.open'), ask: t('delete.ask', { name }) },
        ...{ hint: t('delete.hint', { n: count }), confirm: t('delete.confirm') },
      }}
      disabledReason={!can('editor') ? t('needsEditor') : usedBy.length > 0 && t('delete.locked', { names })}
      onDelete={remove}
    />
  )
}
