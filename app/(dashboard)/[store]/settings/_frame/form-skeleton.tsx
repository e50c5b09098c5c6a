'use client'
import { Loading, Skeleton } from '@/app/_ui/skeleton'

/** The shape of a card with a form. */
export function FormSkeleton() {
  return (
    <Loading className="flex max-w-160 flex-col gap-5">
      <Skeleton className="h-48" />
      <Skeleton className="h-32" />
    </Loading>
  )
}
