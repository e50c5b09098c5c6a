'use client'
import { useMutation } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { CopyButton } from '@/app/_ui/copy-button'
import { useStore } from '@/app/_ui/store-context'

/** Asks the server for the signing secret when it is copied, and not before: each copy is audited. */
export function CopySecret({ eventTypeId }: { eventTypeId: string }) {
  const t = useTranslations('sending')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const secret = useMutation(trpc.eventTypes.signingSecret.mutationOptions())
  if (!can('editor'))
    return (
      <Button size="sm" icon={<Copy aria-hidden />} disabledReason={t('needsEditor')}>
        {t('secret.copy')}
      </Button>
    )
  const read = async () => (await secret.mutateAsync({ storeId, id: eventTypeId })).signingSecret
  return <CopyButton text={read} label={t('secret.copy')} />
}
