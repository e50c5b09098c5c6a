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
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'

export function DeleteEvent({ eventType }: { eventType: EventTypeWithUsage }) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation(trpc.eventTypes.delete.mutationOptions())
  const { id, name, integrationId, usedBy } = eventType
  const confirm = async () => {
    await remove.mutateAsync({ storeId, id })
    toast(t('deleted', { name }))
    router.push(paths.integration(storeId, integrationId, 'receive'))
    await queryClient.invalidateQueries(trpc.pathFilter())
  }
  return (
    <>
      <Button
        variant="quiet"
        disabledReason={!can('editor') ? t('needsEditor') : usedBy.length > 0 && t('inUse')}
        onClick={() => setAsking(true)}
      >
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
