'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { useLeaveWarning } from '../../_parts/use-leave-warning'

/** Asks before changes that are not saved are left: by a link of the dashboard here, by the browser's own means through the browser. */
export function LeaveGuard({ isDirty, onSave }: { isDirty: boolean; onSave: (() => Promise<void>) | undefined }) {
  const t = useTranslations('workflows')
  const router = useRouter()
  const [target, setTarget] = useState<string | null>(null)
  useLeaveWarning(isDirty)
  useEffect(() => {
    if (!isDirty) return
    const onClick = (event: MouseEvent) => {
      const href = hrefOf(event)
      if (href === undefined) return
      event.preventDefault()
      event.stopPropagation()
      setTarget(href)
    }
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [isDirty])

  const leave = () => {
    if (target) router.push(target)
    setTarget(null)
  }
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(isOpen) => !isOpen && setTarget(null)}
      title={t('leaveTitle')}
      description={t('leaveHint')}
      size="sm"
      footer={
        <>
          <Button variant="quiet" onClick={leave}>
            {t('leaveAnyway')}
          </Button>
          <Button
            variant="primary"
            disabledReason={!onSave && t('nameMissing')}
            onClick={() => onSave?.().then(leave, () => setTarget(null))}
          >
            {t('saveAndLeave')}
          </Button>
        </>
      }
    />
  )
}

/** Where a plain click on a link of the dashboard leads; undefined for every other click. */
function hrefOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target === '_blank' || link.origin !== window.location.origin) return undefined
  if (link.pathname === window.location.pathname) return undefined
  return link.pathname + link.search
}
