import type { ReactNode } from 'react'
import { Code } from '@/app/_ui/code'

/** The tags that texts of the reference may hold. */
export const RICH = {
  code: (children: ReactNode) => <Code className="rounded-chip bg-sunken px-0.5 py-px text-ink">{children}</Code>,
  b: (children: ReactNode) => <strong className="font-semibold text-ink">{children}</strong>,
}
