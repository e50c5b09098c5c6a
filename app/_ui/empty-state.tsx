import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon?: ReactNode
  /** Names the thing: "No contacts yet". */
  title: ReactNode
  /** One sentence on what it is for. */
  children?: ReactNode
  /** One button. */
  action?: ReactNode
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2'
}

export function EmptyState({ icon, title, children, action, heading: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-100 flex-col items-center gap-2 px-gutter py-16 text-center">
      {icon && <span className="mb-1 text-ink-3 [&_.lucide]:size-6">{icon}</span>}
      <Heading className="font-semibold text-14">{title}</Heading>
      {children && <p className="text-13 text-ink-2">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
