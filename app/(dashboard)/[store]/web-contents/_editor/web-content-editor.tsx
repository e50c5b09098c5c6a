'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Page, PageBody, PageHeader, Split } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import type { WebContentInput } from '@/server/web-contents/schema'
import { useLeaveWarning } from '../../_parts/use-leave-warning'
import { UsageTable } from '../../integrations/_parts/usage-table'
import { ContentForm } from './content-form'
import { PreviewPane } from './preview-pane'
import { useSaveWebContent } from './use-save-web-content'
import type { WebContentWithUses } from './web-content'
import { WebContentMenu } from './web-content-menu'

const BLANK: WebContentInput = { name: '', type: 'popup', html: '', showOn: {}, selector: null }

const draftOf = ({ name, type, html, showOn, selector }: WebContentInput): WebContentInput => ({
  ...{ name, type, html, showOn, selector },
})

/** What a web content says, when it shows, and beside it how it looks. */
export function WebContentEditor({ content }: { content: WebContentWithUses | null }) {
  const t = useTranslations('web-contents')
  const { storeId, can } = useStore()
  const [draft, setDraft] = useState(() => draftOf(content ?? BLANK))
  const [saved, setSaved] = useState(() => JSON.stringify(draft))
  const [eventTypeId, setEventTypeId] = useState<string | null>(null)
  const isDirty = JSON.stringify(draft) !== saved
  useLeaveWarning(isDirty)
  const { save, isPending, error } = useSaveWebContent(content?.id, () => setSaved(JSON.stringify(draft)))
  const whyNot = !can('editor')
    ? t('needsEditor')
    : draft.name.trim() === ''
      ? t('nameMissing')
      : draft.type === 'inline' && !draft.selector?.trim()
        ? t('selectorMissing')
        : !isDirty && t('noChanges')
  return (
    <Page>
      <PageHeader
        title={<bdi>{draft.name.trim() || t('newTitle')}</bdi>}
        crumbs={[{ label: t('title'), href: paths.webContents(storeId) }]}
        actions={
          <>
            {content && <WebContentMenu content={content} />}
            <Button variant="primary" pending={isPending} disabledReason={whyNot} onClick={() => save(draft)}>
              {t('save')}
            </Button>
          </>
        }
      />
      <Split className="max-lg:flex-col max-lg:overflow-y-auto">
        <PageBody className="pt-5 max-lg:flex-none max-lg:overflow-visible">
          <div className="flex max-w-190 flex-col gap-5">
            {Boolean(error) && (
              <Notice title={t('notSaved')}>
                <ProblemText error={error} />
              </Notice>
            )}
            <ContentForm draft={draft} onChange={setDraft} eventTypeId={eventTypeId} onEventType={setEventTypeId} />
            {content && content.usedBy.length > 0 && (
              <section aria-label={t('usage.title')}>
                <h2 className="mb-2 text-14">{t('usage.title')}</h2>
                <UsageTable usages={content.usedBy} hint={t('usage.hint')} />
              </section>
            )}
          </div>
        </PageBody>
        <PreviewPane type={draft.type} html={draft.html} eventTypeId={eventTypeId} />
      </Split>
    </Page>
  )
}
