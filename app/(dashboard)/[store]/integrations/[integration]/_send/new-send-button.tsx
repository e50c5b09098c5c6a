'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'

/** *Create new send event*: leads to the editor. */
export function NewSendButton({ integrationId }: { integrationId: string }) {
  const t = useTranslations('sending')
  const router = useRouter()
  const { storeId, can } = useStore()
  return (
    <Button
      variant="primary"
      icon={<Plus aria-hidden />}
      disabledReason={!can('editor') && t('needsEditor')}
      onClick={() => router.push(paths.newSendEventType(storeId, integrationId))}
    >
      {t('create')}
    </Button>
  )
}
