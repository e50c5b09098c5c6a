'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/page'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import { CopySecret } from './copy-secret'

/** The secret that deliveries are signed with: copied to the receiver, or made anew. It is made with the send event. */
export function SecretCard({ eventTypeId }: { eventTypeId: string | undefined }) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [isAsking, setAsking] = useState(false)
  const rotate = useMutation(trpc.eventTypes.rotateSigningSecret.mutationOptions())
  const confirm = async () => {
    if (eventTypeId === undefined) return
    await rotate.mutateAsync({ storeId, id: eventTypeId })
    toast(t('secret.rotated'))
    await queryClient.invalidateQueries(trpc.eventTypes.pathFilter())
  }
  return (
    <Card title={t('secret.title')}>
      <p className="text-13 text-ink-2">{t('secret.hint')}</p>
      {eventTypeId === undefined ? (
        <p className="mt-2 text-12 text-ink-3">{t('secret.later')}</p>
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          <CopySecret eventTypeId={eventTypeId} />
          <Button
            size="sm"
            variant="quiet"
            icon={<RefreshCw aria-hidden />}
            disabledReason={!can('editor') && t('needsEditor')}
            onClick={() => setAsking(true)}
          >
            {t('secret.rotate')}
          </Button>
        </div>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('secret.rotateAsk')}
        description={t('secret.rotateHint')}
        confirmLabel={t('secret.rotate')}
        onConfirm={confirm}
      />
    </Card>
  )
}
