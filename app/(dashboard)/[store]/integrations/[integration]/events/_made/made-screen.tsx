'use client'
import { ArrowLeft, CircleCheck, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { cn } from '@/app/_ui/cn'
import { CopyButton } from '@/app/_ui/copy-button'
import { Page, PageBody } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { Snippets } from '../../../_parts/snippets'
import { EditorHeader } from '../_editor/editor-header'
import type { Made } from '../_editor/use-save-event'

type MadeScreenProps = {
  integrationId: string
  context: ReceiveContextName
  made: Made
}

/** After the first save: what was made, where to send to, and the next two steps. */
export function MadeScreen({ integrationId, context, made }: MadeScreenProps) {
  const t = useTranslations('event-types')
  const { storeId } = useStore()
  const url = made.tokenUrl ?? made.url
  return (
    <Page>
      <EditorHeader integrationId={integrationId} title={made.name} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-5">
          <div className="flex items-center gap-3">
            <CircleCheck className="size-6! text-ok" aria-hidden />
            <h2 className="font-semibold text-16">{t('made.title', { name: made.name })}</h2>
          </div>
          <div className="card flex flex-wrap items-center gap-2.5 px-4 py-3">
            <p className="w-full text-13 text-ink-2">{t('made.hint')}</p>
            <code className={cn('mono min-w-0 flex-1', made.tokenUrl ? 'break-all' : 'truncate')} title={url}>
              {url}
            </code>
            <CopyButton text={url} label={t('copyUrl')} />
            {made.tokenUrl && <p className="w-full text-12 text-warn">{t('webhook.tokenUrlHint')}</p>}
          </div>
          <section className="flex flex-col gap-2" aria-labelledby="made-next">
            <h3 id="made-next" className="font-medium text-13 text-ink-2">
              {t('made.next')}
            </h3>
            <ol className="flex list-decimal flex-col gap-2 pl-5 text-13">
              {context === 'api' && (
                <li>
                  <Link href={paths.apiAccess(storeId, 'new')} className="text-accent underline">
                    {t('made.key')}
                  </Link>
                </li>
              )}
              <li>
                <Link href={paths.events(storeId)} className="text-accent underline">
                  {t('made.send')}
                </Link>
              </li>
            </ol>
            <Snippets eventTypeId={made.id} />
          </section>
          <div className="flex gap-2">
            <ButtonLink
              href={paths.integration(storeId, integrationId, 'receive')}
              variant="primary"
              icon={<ArrowLeft aria-hidden />}
            >
              {t('made.back')}
            </ButtonLink>
            <ButtonLink href={paths.eventType(storeId, integrationId, made.id)} icon={<Pencil aria-hidden />}>
              {t('made.edit')}
            </ButtonLink>
          </div>
        </div>
      </PageBody>
    </Page>
  )
}
