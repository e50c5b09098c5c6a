'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { Snippets } from '../../../_parts/snippets'
import { PostmanButton } from './postman-button'
import type { useSendingKeys } from './use-sending-keys'

type SendCardProps = { eventTypeId: string; context: ReceiveContextName; keys: ReturnType<typeof useSendingKeys> }

/** How another system sends the event: code to copy, the collection to import, the reference to read. */
export function SendCard({ eventTypeId, context, keys }: SendCardProps) {
  const t = useTranslations('event-types')
  const { storeId } = useStore()
  return (
    <Card title={t('try.curl')}>
      <Snippets eventTypeId={eventTypeId} shownKey={keys.shown} secret={keys.chosen ? keys.secret : undefined}>
        {context === 'api' && !keys.chosen && (
          <p className="text-12 text-ink-2">
            {t('try.keyHint')}{' '}
            <Link href={paths.apiAccess(storeId)} className="text-accent underline">
              {t('try.makeKey')}
            </Link>
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PostmanButton />
          <Link href={paths.reference()} className="text-13 text-accent underline">
            {t('try.reference')}
          </Link>
        </div>
      </Snippets>
    </Card>
  )
}
