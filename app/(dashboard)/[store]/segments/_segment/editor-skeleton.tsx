'use client'
import { Loading, Skeleton } from '@/app/_ui/skeleton'

/** The shape of the editor. */
export function EditorSkeleton() {
  return (
    <Loading className="flex flex-col gap-2.5 px-gutter pt-5">
      <Skeleton className="w-56" />
      <Skeleton className="h-13 max-w-180" />
      <Skeleton className="h-13 max-w-180" />
    </Loading>
  )
}
