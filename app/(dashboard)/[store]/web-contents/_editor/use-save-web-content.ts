'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { WebContentInput } from '@/server/web-contents/schema'

/** Makes the content, and goes to its own address, or changes it; the form shows a refusal itself. */
export function useSaveWebContent(id: string | undefined, onSaved: () => void) {
  const t = useTranslations('web-contents')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId } = useStore()
  const done = async ({ name }: { name: string }) => {
    onSaved()
    toast(t('saved', { name }))
    await queryClient.invalidateQueries(trpc.webContents.pathFilter())
    // The node that shows one offers them by name.
    await queryClient.invalidateQueries(trpc.workflows.palette.pathFilter())
  }
  const create = useMutation(
    trpc.webContents.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (content) => {
        await done(content)
        router.replace(paths.webContent(storeId, content.id))
      },
    }),
  )
  const update = useMutation(trpc.webContents.update.mutationOptions({ meta: { quiet: true }, onSuccess: done }))
  return {
    save: (content: WebContentInput) => {
      // A selector that no type reads any more is not kept.
      const input = { ...content, selector: content.type === 'inline' ? content.selector : null }
      if (id) update.mutate({ storeId, id, ...input })
      else create.mutate({ storeId, ...input })
    },
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
  }
}
