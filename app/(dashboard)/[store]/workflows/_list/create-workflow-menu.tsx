'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp, LayoutTemplate, Plus, SquarePlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Menu, MenuItem, MenuLink } from '@/app/_ui/menu'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'

/** *Create new workflow*: a blank one is made at once, and its editor opens; or by a template, or from a file. */
export function CreateWorkflowMenu() {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const create = useMutation(
    trpc.workflows.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries(trpc.workflows.list.queryFilter())
        router.push(paths.workflow(storeId, id))
      },
    }),
  )
  const icon = <Plus aria-hidden />
  if (!can('editor'))
    return (
      <Button variant="primary" icon={icon} disabledReason={t('needsEditor')}>
        {t('create')}
      </Button>
    )
  return (
    <Menu
      trigger={
        <Button variant="primary" icon={icon} pending={create.isPending}>
          {t('create')}
        </Button>
      }
      className="w-72"
    >
      <MenuItem
        icon={<SquarePlus aria-hidden />}
        onSelect={() => create.mutate({ storeId, name: t('blankName'), nodes: [], edges: [] })}
      >
        <span className="font-medium">{t('createBlank')}</span>
        <span className="text-12 text-ink-3">{t('createBlankHint')}</span>
      </MenuItem>
      <MenuLink href={paths.workflowTemplates(storeId)} icon={<LayoutTemplate aria-hidden />}>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="font-medium">{t('template.menu')}</span>
          <span className="text-12 text-ink-3">{t('template.menuHint')}</span>
        </span>
      </MenuLink>
      <MenuLink href={paths.importWorkflow(storeId)} icon={<FileUp aria-hidden />}>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="font-medium">{t('import.title')}</span>
          <span className="text-12 text-ink-3">{t('import.hint')}</span>
        </span>
      </MenuLink>
    </Menu>
  )
}
