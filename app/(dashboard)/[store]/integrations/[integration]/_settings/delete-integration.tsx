'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { toast } from '@/app/_ui/toast'
import type { IntegrationView } from '@/server/integrations/read-integrations'
import type { Usage } from '@/server/problems'
import { UsageLinks } from '../../_parts/usage-links'

type DeleteIntegrationProps = { integration: IntegrationView; usedBy: readonly Usage[] | undefined }

/** Locked while something is built on it, and then says what. */
export function DeleteIntegration({ integration, usedBy }: DeleteIntegrationProps) {
  const t = useTranslations('integrations')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, can } = useStore()
  const [asking, setAsking] = useState(false)
  const { id, name, eventTypeCount } = integration
  const remove = useMutation(trpc.integrations.delete.mutationOptions())
  const isLocked = usedBy !== undefined && usedBy.length > 0

  const confirm = async () => {
    await remove.mutateAsync({ storeId, id })
    toast(t('delete.done', { name }))
    router.push(paths.integrations(storeId))
    await queryClient.invalidateQueries(trpc.integrations.list.pathFilter())
  }

  return (
    <Card title={t('delete.title')}>
      <p className="text-13 text-ink-2">{t('delete.hint')}</p>
      {isLocked && (
        <p className="mt-2 flex items-start gap-2 text-13 text-ink">
          <Lock className="mt-0.5 text-warn" aria-hidden />
          <span>
            {t('delete.locked')} <UsageLinks usages={usedBy} />
          </span>
        </p>
      )}
      <div className="mt-3">
        <Button
          disabledReason={!can('editor') ? t('needsEditor') : isLocked && t('delete.lockedShort')}
          onClick={() => setAsking(true)}
        >
          {t('delete.open')}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('delete.ask', { name })}
        description={t('delete.askHint', { count: eventTypeCount })}
        confirmLabel={t('delete.confirm')}
        typedName={name}
        onConfirm={confirm}
      />
    </Card>
  )
}
