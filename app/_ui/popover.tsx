'use client'
import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cn } from './cn'
import { popupClass } from './popup'

type PopoverProps = {
  trigger: ReactElement
  /** Names the pop-up for screen readers; shown as its heading. */
  title: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'end' | 'center'
  className?: string
  children: ReactNode
}

/** A small panel at a button: a filter, a tester. */
export function Popover({ trigger, title, open, onOpenChange, align = 'start', className, children }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, 'w-72 p-3', className)}>
            <Base.Title className="mb-2 font-semibold text-13">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
