'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, CircleCheck, Download, Ellipsis, Pause, Play, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/app/_ui/menu'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowSummary } from '@/server/workflows/list-workflows'
import type { WorkflowAction } from '@/server/workflows/schema'
import { useWhyNot } from '../_editor/use-why-not'
import { useExport } from '../_file/use-export'

type RowMenuProps = { workflow: WorkflowSummary; order: string[] }

/** Start, pause, finish, move up and down, export, delete: each says why it cannot be done. */
export function RowMenu({ workflow, order }: RowMenuProps) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const whyNot = useWhyNot()
  const exportFile = useExport()
  const [isDeleting, setDeleting] = useState(false)
  const options = { onSettled: () => queryClient.invalidateQueries(trpc.workflows.pathFilter()) }
  const start = useMutation(trpc.workflows.start.mutationOptions(options))
  const pause = useMutation(trpc.workflows.pause.mutationOptions(options))
  const finish = useMutation(trpc.workflows.finish.mutationOptions(options))
  const remove = useMutation(trpc.workflows.delete.mutationOptions(options))
  const reorder = useMutation(trpc.workflows.reorder.mutationOptions(options))

  const at = order.indexOf(workflow.id)
  const move = (by: number) => {
    const ids = order.filter((id) => id !== workflow.id)
    ids.splice(at + by, 0, workflow.id)
    reorder.mutate({ storeId, ids })
  }
  const input = { storeId, id: workflow.id }
  const refusal = (action: WorkflowAction) => whyNot(action, workflow.state)
  const startRefusal =
    refusal('start') ?? (workflow.problems > 0 ? t('hasProblems', { n: workflow.problems }) : undefined)
  const moveRefusal = (isEnd: boolean) => (can('editor') ? (isEnd ? t('isAtEnd') : undefined) : t('needsEditor'))
  return (
    <>
      <Menu
        trigger={<IconButton size="sm" label={t('more', { name: workflow.name })} icon={<Ellipsis aria-hidden />} />}
      >
        <MenuItem icon={<Play aria-hidden />} disabledReason={startRefusal} onSelect={() => start.mutate(input)}>
          {t('start')}
        </MenuItem>
        <MenuItem icon={<Pause aria-hidden />} disabledReason={refusal('pause')} onSelect={() => pause.mutate(input)}>
          {t('pause')}
        </MenuItem>
        <MenuItem
          icon={<CircleCheck aria-hidden />}
          disabledReason={refusal('finish')}
          onSelect={() => finish.mutate(input)}
        >
          {t('finish')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<ArrowUp aria-hidden />} disabledReason={moveRefusal(at === 0)} onSelect={() => move(-1)}>
          {t('moveUp')}
        </MenuItem>
        <MenuItem
          icon={<ArrowDown aria-hidden />}
          disabledReason={moveRefusal(at === order.length - 1)}
          onSelect={() => move(1)}
        >
          {t('moveDown')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Download aria-hidden />} onSelect={() => exportFile(workflow.id)}>
          {t('export')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={<Trash2 aria-hidden />}
          danger
          disabledReason={refusal('delete')}
          onSelect={() => setDeleting(true)}
        >
          {t('delete')}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={t('deleteTitle', { name: workflow.name })}
        description={t('deleteHint')}
        confirmLabel={t('delete')}
        onConfirm={() => remove.mutateAsync(input)}
      />
    </>
  )
}
