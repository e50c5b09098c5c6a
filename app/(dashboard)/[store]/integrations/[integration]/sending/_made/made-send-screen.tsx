'use client'
import { ArrowLeft, CircleCheck, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_ui/button'
import { Page, PageBody } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { EditorHeader } from '../../events/_editor/editor-header'
import { CopySecret } from '../_editor/copy-secret'
import type { MadeSendEvent } from '../_editor/use-save-send-event'

/** After the first save: what was made, where it is sent to, and the next two steps. */
export function MadeSendScreen({ integrationId, made }: { integrationId: string; made: MadeSendEvent }) {
  const t = useTranslations('sending')
  const { storeId } = useStore()
  return (
    <Page>
      <EditorHeader tab="send" integrationId={integrationId} title={made.name} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-5">
          <div className="flex items-center gap-3">
            <CircleCheck className="size-6! text-ok" aria-hidden />
            <h2 className="font-semibold text-16">{t('made.title', { name: made.name })}</h2>
          </div>
          <div className="card flex flex-col gap-1.5 px-4 py-3">
            <p className="text-13 text-ink-2">{t('made.hint')}</p>
            <code className="mono break-all">{made.webhookUrl}</code>
          </div>
          <section className="flex flex-col gap-2" aria-labelledby="made-next">
            <h3 id="made-next" className="font-medium text-13 text-ink-2">
              {t('made.next')}
            </h3>
            <ol className="flex list-decimal flex-col gap-2 pl-5 text-13">
              <li>
                {t('made.secret')}{' '}
                <span className="inline-block">
                  <CopySecret eventTypeId={made.id} />
                </span>
              </li>
              <li>
                <Link href={paths.workflows(storeId)} className="text-accent underline">
                  {t('made.workflow')}
                </Link>
              </li>
            </ol>
          </section>
          <div className="flex gap-2">
            <ButtonLink
              href={paths.integration(storeId, integrationId, 'send')}
              variant="primary"
              icon={<ArrowLeft aria-hidden />}
            >
              {t('made.back')}
            </ButtonLink>
            <ButtonLink href={paths.sendEventType(storeId, integrationId, made.id)} icon={<Pencil aria-hidden />}>
              {t('made.edit')}
            </ButtonLink>
          </div>
        </div>
      </PageBody>
    </Page>
  )
}
