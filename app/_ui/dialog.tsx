'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { cn } from './cn'

export const veilClass = 'fixed inset-0 z-40 animate-appear bg-veil'
export const dialogClass =
  'card fixed left-1/2 top-[12dvh] z-40 flex max-h-[76dvh] w-[calc(100vw-32px)] -translate-x-1/2 animate-appear flex-col shadow-floating outline-none'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  children?: ReactNode
}

const WIDTH = { sm: 'max-w-105', md: 'max-w-140', lg: 'max-w-200' }

/** For the few choices that are neither a page nor a drawer (look.md, Places). */
export function Dialog({ open, onOpenChange, title, description, footer, size = 'md', children }: DialogProps) {
  const t = useTranslations('ui')
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={veilClass} />
        <Base.Popup className={cn(dialogClass, WIDTH[size])}>
          <div className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-16 font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-13 text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close aria-label={t('close')} className={cn(buttonClass({ variant: 'quiet' }), 'w-8 px-0')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          {children && <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>}
          {footer && <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
