import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { cn } from './cn'

/** The whole of a screen: `PageHeader`, perhaps `Tabs`, then `PageBody` or `Split`. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="flex h-full min-h-0 flex-col">{children}</div>
}

type Crumb = { label: ReactNode; href?: string }

type PageHeaderProps = {
  title: ReactNode
  crumbs?: readonly Crumb[]
  /** Beside the title: a chip with the state. */
  aside?: ReactNode
  /** At the right: quiet ones first, the one primary button last. */
  actions?: ReactNode
  /** A line under the header, where no tabs follow that bring their own. */
  line?: boolean
}

export function PageHeader({ title, crumbs, aside, actions, line }: PageHeaderProps) {
  return (
    <header className={cn('flex flex-wrap items-center gap-x-3 gap-y-2 px-gutter pt-4.5 pb-3.5', line && 'border-b')}>
      <div className="min-w-0">
        {crumbs && crumbs.length > 0 && (
          <p className="flex flex-wrap items-center gap-1.5 text-13 text-ink-3">
            {crumbs.map((crumb, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path's steps have no other name than their place
              <Fragment key={index}>
                {index > 0 && <ChevronRight className="size-3!" aria-hidden />}
                {crumb.href ? (
                  <Link href={crumb.href} className="rounded-chip py-0.5 hover:text-ink hover:underline">
                    {crumb.label}
                  </Link>
                ) : (
                  <span>{crumb.label}</span>
                )}
              </Fragment>
            ))}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="min-w-0 break-words">{title}</h1>
          {aside}
        </div>
      </div>
      {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
    </header>
  )
}

/** The scrolling content. `flush` leaves the gutter out, for tables and canvases. */
export function PageBody({ flush, className, children }: { flush?: boolean; className?: string; children: ReactNode }) {
  return (
    <div
      className={cn(
        'min-h-0 flex-1 overflow-y-auto',
        !flush && 'px-gutter pt-1 pb-10 [nav+&]:pt-5 [header.border-b+&]:pt-5',
        className,
      )}
    >
      {children}
    </div>
  )
}

/** Content and a `Drawer` (or a side panel) beside it, below the header. */
export function Split({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('flex min-h-0 flex-1 border-t', className)}>{children}</div>
}

/** White box for what belongs together. */
export function Card({
  title,
  aside,
  className,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={cn('card p-5', className)}>
      {title && (
        <div className="mb-3 flex items-center justify-between gap-3">
          <h3>{title}</h3>
          {aside && <span className="text-12 text-ink-3">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  )
}
