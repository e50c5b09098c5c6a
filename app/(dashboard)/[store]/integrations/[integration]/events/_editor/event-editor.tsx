'use client'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useDeferredValue, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { useLeaveWarning } from '../../../../_parts/use-leave-warning'
import { UsageTable } from '../../../_parts/usage-table'
import { MadeScreen } from '../_made/made-screen'
import { TryTab } from '../_try/try-tab'
import { useSample } from './_sample/use-sample'
import { TokenUrlDialog } from './_webhook/token-url-dialog'
import { withoutSecrets } from './_webhook/webhook-draft'
import { WebhookTab } from './_webhook/webhook-tab'
import { DeleteEvent } from './delete-event'
import { aliasOf, draftOf, type EventDraft, newDraft } from './draft'
import { EditorHeader } from './editor-header'
import { FieldsTab } from './fields-tab'
import { LeaveGuard } from './leave-guard'
import { useSaveEvent } from './use-save-event'

const TABS = ['fields', 'webhook', 'try', 'usage'] as const
type Tab = (typeof TABS)[number]

type EventEditorProps = {
  integrationId: string
  context: ReceiveContextName
  /** Its address with `{alias}` where the alias goes. */
  urlTemplate: string
  saved?: EventTypeWithUsage
}

/** The definition of one event: name, alias, fields, settings; beside it what a body looks like. Saving a new one shows what was made. */
export function EventEditor({ integrationId, context, urlTemplate, saved }: EventEditorProps) {
  const t = useTranslations('event-types')
  const { can } = useStore()
  const [start] = useState(() => (saved ? draftOf(saved) : newDraft(context)))
  const [draft, setDraft] = useState<EventDraft>(start)
  const [savedDraft, setSavedDraft] = useState(start)
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('fields'))
  const samples = useSample(context, saved?.id, useDeferredValue(aliasOf(draft)))
  const onSaved = () => {
    // What was told once is not told again by the next saving.
    const kept = { ...draft, webhook: withoutSecrets(draft.webhook) }
    setDraft(kept)
    setSavedDraft(kept)
  }
  const saving = useSaveEvent({ integrationId, context, draft, saved, onSaved })
  const { faults, made, failed } = saving
  const isDirty = draft !== savedDraft
  useLeaveWarning(isDirty && !made)

  const save = async () => {
    const places = [...(await saving.save()).keys()]
    const [first] = places
    if (first) void setTab(WEBHOOK_PLACES.includes(first) ? 'webhook' : 'fields')
  }
  if (made) return <MadeScreen integrationId={integrationId} context={context} made={made} />
  const isEditor = can('editor')
  const isShown = (id: Tab) => id === 'fields' || (id === 'webhook' ? context === 'webhook' : saved !== undefined)
  const common = { draft, saved, faults, samples, isReadOnly: !isEditor, onChange: setDraft }
  return (
    <Page>
      <EditorHeader
        integrationId={integrationId}
        title={draft.name || t('create')}
        actions={
          <>
            {saved && <DeleteEvent eventType={saved} />}
            <Button
              variant="primary"
              pending={saving.isPending}
              disabledReason={!isEditor ? t('needsEditor') : !isDirty && saved ? t('noChanges') : undefined}
              onClick={() => void save()}
            >
              {t('save')}
            </Button>
          </>
        }
      />
      <Tabs
        label={t('tabs')}
        current={tab}
        tabs={TABS.filter(isShown).map((id) => ({
          ...{ id, label: t(`tab.${id}`), onSelect: () => void setTab(id) },
          count: id === 'usage' ? saved?.usedBy.length || undefined : undefined,
        }))}
      />
      <LeaveGuard isDirty={isDirty} />
      {saving.tokenUrl && <TokenUrlDialog url={saving.tokenUrl} onClose={saving.forgetTokenUrl} />}
      {failed && (
        <div className="px-gutter pt-4">
          <Notice title={t('notSaved')}>
            <ProblemText error={failed} />
          </Notice>
        </div>
      )}
      {tab === 'fields' && <FieldsTab {...common} context={context} urlTemplate={urlTemplate} />}
      {tab === 'webhook' && context === 'webhook' && <WebhookTab {...common} />}
      {tab === 'try' && <TryTab context={context} draft={draft} saved={saved} isDirty={isDirty} />}
      {tab === 'usage' && saved && (
        <div className="p-gutter">
          <UsageTable usages={saved.usedBy} hint={t('usageHint')} />
        </div>
      )}
    </Page>
  )
}

/** Places of faults (`faults.ts`) that stand on the tab of webhooks. */
const WEBHOOK_PLACES = ['verification', 'deliveryId', 'fanOut', 'invalid']
