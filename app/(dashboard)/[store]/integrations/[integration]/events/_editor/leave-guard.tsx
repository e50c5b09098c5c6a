'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { AlertDialog } from '@/app/_ui/alert-dialog'

/** Asks before a link of ours leads away from changes that are not saved; `useLeaveWarning` does it for the rest. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const t = useTranslations('event-types')
  const router = useRouter()
  const [href, setHref] = useState<string | null>(null)

  useEffect(() => {
    if (!isDirty) return
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (!link || link.target === '_blank' || link.origin !== window.location.origin) return
      if (link.pathname === window.location.pathname) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setHref(link.pathname + link.search)
    }
    // Before React's own listener, which would already leave.
    window.addEventListener('click', onClick, { capture: true })
    return () => window.removeEventListener('click', onClick, { capture: true })
  }, [isDirty])

  return (
    <AlertDialog
      open={href !== null}
      onOpenChange={(isOpen) => !isOpen && setHref(null)}
      title={t('leave.title')}
      description={t('leave.hint')}
      confirmLabel={t('leave.confirm')}
      onConfirm={() => href !== null && router.push(href)}
    />
  )
}
