'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** One grey bar of the shape to come. Put it inside `Loading`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-pulse rounded-chip bg-line', className)} />
}

/** Holds skeletons; nothing shows in the first 200 ms. */
export function Loading({ className, children }: { className?: string; children?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div role="status" className={cn('animate-late', className)}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}

/** The shape of a `DataTable`. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Loading>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={index} className="flex h-10 items-center gap-6 border-b px-gutter">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-1/3" />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </Loading>
  )
}
