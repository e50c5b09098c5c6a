'use client'
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

type TooltipProps = { content: ReactNode; disabled?: boolean; children: ReactElement }

/** What a control means, on hover and focus. Never the only place of a needed word. */
export function Tooltip({ content, disabled, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="max-w-72 animate-appear rounded-control bg-ink px-2 py-1 text-12 text-bg shadow-floating">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export const TooltipProvider = Base.Provider
