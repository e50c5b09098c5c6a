'use client'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'

/** The address of a drawer: `?{param}=id`. Going back closes it. */
export function useDrawer(param: string) {
  const [openId, setOpenId] = useQueryState(param, { history: 'push', scroll: false })
  return {
    openId,
    /** The next one of the list replaces the address, so that "back" leads to the list. */
    open: (id: string) => void setOpenId(id, { history: openId ? 'replace' : 'push' }),
    close: () => void setOpenId(null, { history: 'replace' }),
  }
}

type DrawerProps = {
  title: ReactNode
  /** A chip before the title. */
  lead?: ReactNode
  onClose: () => void
  /** To the neighbours in the list; absent at its ends. */
  onPrevious?: () => void
  onNext?: () => void
  /** Px beside the list, 460-640. */
  width?: number
  actions?: ReactNode
  /** Fixed at the bottom: buttons. */
  footer?: ReactNode
  /** Tabs right below the title. */
  tabs?: ReactNode
  children: ReactNode
}

/** One thing of a list, beside the list; under 768 px a page over it. Render it only while something is open. */
export function Drawer(props: DrawerProps) {
  const { title, lead, onClose, onPrevious, onNext, width = 560, actions, footer, tabs, children } = props
  const t = useTranslations('ui')
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    // Over the list (on a phone) the focus has to come along; beside it, it stays in the list.
    if (window.matchMedia('(max-width: 767.98px)').matches) panel.current?.focus()
  }, [])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('[data-base-ui-portal] [data-open]')) return
      const wasInside = panel.current?.contains(document.activeElement)
      onClose()
      if (wasInside) document.querySelector<HTMLElement>('tr[aria-selected=true]')?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose])

  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      tabIndex={-1}
      style={{ '--drawer': `${width}px` }}
      className={cn(
        'flex min-h-0 w-(--drawer) max-w-[62%] shrink-0 animate-slide-in flex-col border-l bg-panel outline-none',
        'max-md:fixed max-md:inset-0 max-md:z-30 max-md:w-full max-md:max-w-none max-md:border-l-0',
      )}
    >
      <div className={cn('flex items-center gap-2 px-5 pt-3 pb-2', !tabs && 'border-b')}>
        {lead}
        <h2 id={titleId} className="min-w-0 flex-1 truncate text-14">
          {title}
        </h2>
        {actions}
        {(onPrevious || onNext) && (
          <>
            <IconButton
              label={t('previous')}
              icon={<ChevronUp aria-hidden />}
              onClick={onPrevious}
              disabledReason={!onPrevious && t('first')}
            />
            <IconButton
              label={t('next')}
              icon={<ChevronDown aria-hidden />}
              onClick={onNext}
              disabledReason={!onNext && t('last')}
            />
          </>
        )}
        <IconButton label={t('close')} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {tabs}
      <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
      {footer && <div className="flex items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>}
    </aside>
  )
}
