'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Dialog } from '@/app/_ui/dialog'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { Snippets } from '../../../integrations/_parts/snippets'

export type MadeKey = { name: string; key: string }

/** The whole `keyId:secret`, to be copied, and code that sends the store's youngest API event with it. */
export function MadeKeyDialog({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const t = useTranslations('api-access')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const eventTypes = useQuery(trpc.eventTypes.list.queryOptions({ storeId }))
  const eventType = eventTypes.data?.results.find(({ receiveType }) => receiveType === 'api')
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title={t('made.title', { name: made.name })}
      description={t('made.hint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CodeBlock label={t('made.key')} action={<CopyButton text={made.key} label={t('copy')} />}>
          {made.key}
        </CodeBlock>
        <p className="text-12 text-ink-2">{t('made.again')}</p>
        {eventType && (
          <>
            <p className="text-13">{t('made.curl', { name: eventType.name })}</p>
            <Snippets eventTypeId={eventType.id} shownKey={made.key} />
          </>
        )}
        {eventTypes.isSuccess && !eventType && (
          <p className="text-13">
            {t('made.noEvent')}{' '}
            <Link href={paths.integrations(storeId)} className="text-accent underline">
              {t('made.toIntegrations')}
            </Link>
          </p>
        )}
      </div>
    </Dialog>
  )
}
