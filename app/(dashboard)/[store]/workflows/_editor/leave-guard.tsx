'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { useLeaveWarning } from '../../_parts/use-leave-warning'
import { useLeavingLink } from '../../_parts/use-leaving-link'

/** Asks before changes that are not saved are left: by a link of the dashboard here, by the browser's own means through the browser. */
export function LeaveGuard({ isDirty, onSave }: { isDirty: boolean; onSave: (() => Promise<void>) | undefined }) {
  const t = useTranslations('workflows')
  const router = useRouter()
  const { href, stay } = useLeavingLink(isDirty)
  useLeaveWarning(isDirty)

  const leave = () => {
    if (href) router.push(href)
    stay()
  }
  return (
    <Dialog
      open={href !== null}
      onOpenChange={(isOpen) => !isOpen && stay()}
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
            onClick={() => onSave?.().then(leave, stay)}
          >
            {t('saveAndLeave')}
          </Button>
        </>
      }
    />
  )
}
