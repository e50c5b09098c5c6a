import type { ReactNode } from 'react'
import { cn } from './cn'
import { ScrollRegion } from './scroll-region'

/** An id, alias, pointer or value within a sentence or cell. */
export function Code({ className, children }: { className?: string; children: ReactNode }) {
  return <code className={cn('mono break-words', className)}>{children}</code>
}

type CodeBlockProps = {
  label: string
  children: string /** At the right top: a `CopyButton`. */
  action?: ReactNode
  className?: string
}

/** A snippet, scrolled sideways where it is wide. */
export function CodeBlock({ label, children, action, className }: CodeBlockProps) {
  return (
    <div className={cn('relative rounded-control border bg-sunken', className)}>
      {action && <div className="absolute top-2 right-2">{action}</div>}
      <ScrollRegion label={label}>
        <pre className="mono p-3 text-ink-2 leading-5.25">{children}</pre>
      </ScrollRegion>
    </div>
  )
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block rounded-[4px] border bg-bg px-1 font-mono text-[11px]/4.5 text-ink-3 no-underline">
      {children}
    </kbd>
  )
}
