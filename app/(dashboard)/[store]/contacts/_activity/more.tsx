import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** Details that open in place. */
export function More({ label, isOpen, children }: { label: ReactNode; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group/more text-13">
      <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-chip pr-1 text-12 text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-3.5! transition-transform group-open/more:rotate-90" aria-hidden />
        {label}
      </summary>
      <div className="mt-1">{children}</div>
    </details>
  )
}
