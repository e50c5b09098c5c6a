'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { SegmentDefinition } from '@/server/segments/schema'
import type { SegmentView } from '@/server/segments/segment-row'

/** Makes the segment, and goes to its own address, or changes it; the form shows a refusal itself. */
export function useSaveSegment(id: string | undefined, onSaved: (segment: SegmentView) => void) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId } = useStore()
  const done = async (segment: SegmentView) => {
    onSaved(segment)
    toast(t('saved', { name: segment.name }))
    await queryClient.invalidateQueries(trpc.segments.pathFilter())
  }
  const create = useMutation(
    trpc.segments.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: async (segment) => {
        await done(segment)
        router.replace(paths.segment(storeId, segment.id))
      },
    }),
  )
  const update = useMutation(trpc.segments.update.mutationOptions({ meta: { quiet: true }, onSuccess: done }))
  return {
    save: (name: string, definition: SegmentDefinition) => {
      if (id) update.mutate({ storeId, id, name, definition })
      else create.mutate({ storeId, segment: { type: 'dynamic-plus', name, definition } })
    },
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
  }
}
