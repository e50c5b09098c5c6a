'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Button } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { SendEventTypeWithUsage } from '@/server/event-types/sending/get-send-event-type'

/** Not while a started workflow sends it, nor while something of it is still to be sent. */
export function DeleteSendEvent({ eventType }: { eventType: SendEventTypeWithUsage }) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation(trpc.eventTypes.deleteSending.mutationOptions())
  const { id, name, integrationId, usedBy, counts } = eventType
  const reason = () => {
    if (!can('editor')) return t('needsEditor')
    if (usedBy.length > 0) return t('inUse')
    return counts.pending > 0 && t('stillSending', { n: counts.pending })
  }
  const confirm = async () => {
    await remove.mutateAsync({ storeId, id })
    toast(t('deleted', { name }))
    router.push(paths.integration(storeId, integrationId, 'send'))
    await queryClient.invalidateQueries(trpc.pathFilter())
  }
  return (
    <>
      <Button variant="quiet" disabledReason={reason()} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('deleteAsk', { name })}
        description={t('deleteHint')}
        confirmLabel={t('delete')}
        onConfirm={confirm}
      />
    </>
  )
}
