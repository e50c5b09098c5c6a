'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { useLeavingLink } from '../../../../_parts/use-leaving-link'

/** Asks before a link of ours leads away from changes that are not saved; `useLeaveWarning` does it for the rest. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const t = useTranslations('event-types')
  const router = useRouter()
  const { href, stay } = useLeavingLink(isDirty)
  return (
    <AlertDialog
      open={href !== null}
      onOpenChange={(isOpen) => !isOpen && stay()}
      title={t('leave.title')}
      description={t('leave.hint')}
      confirmLabel={t('leave.confirm')}
      onConfirm={() => href !== null && router.push(href)}
    />
  )
}
