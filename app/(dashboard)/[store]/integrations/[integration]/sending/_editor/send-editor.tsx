'use client'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import type { SendEventTypeWithUsage } from '@/server/event-types/sending/get-send-event-type'
import { useLeaveWarning } from '../../../../_parts/use-leave-warning'
import { UsageTable } from '../../../_parts/usage-table'
import { EditorHeader } from '../../events/_editor/editor-header'
import { LeaveGuard } from '../../events/_editor/leave-guard'
import { DeliveriesTab } from '../_deliveries/deliveries-tab'
import { MadeSendScreen } from '../_made/made-send-screen'
import { VerifyTab } from '../_verify/verify-tab'
import { DeleteSendEvent } from './delete-send-event'
import { keptDraft, newSendDraft, sendDraftOf } from './send-draft'
import { SendFieldsTab } from './send-fields-tab'
import { useSaveSendEvent } from './use-save-send-event'

const TABS = ['fields', 'deliveries', 'verify', 'usage'] as const

/** The definition of what is sent: name, address, headers, fields; beside it the request. Saving a new one shows what was made. */
export function SendEditor({ integrationId, saved }: { integrationId: string; saved?: SendEventTypeWithUsage }) {
  const t = useTranslations('sending')
  const { can } = useStore()
  const [start] = useState(() => (saved ? sendDraftOf(saved) : newSendDraft()))
  const [draft, setDraft] = useState(start)
  const [savedDraft, setSavedDraft] = useState(start)
  const [asked, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('fields'))
  const tab = saved ? asked : 'fields'
  const onSaved = () => {
    const kept = keptDraft(draft)
    setDraft(kept)
    setSavedDraft(kept)
  }
  const { save, faults, made, failed, isPending } = useSaveSendEvent({ integrationId, draft, saved, onSaved })
  const isDirty = draft !== savedDraft
  useLeaveWarning(isDirty && !made)
  if (made) return <MadeSendScreen integrationId={integrationId} made={made} />
  const isEditor = can('editor')
  const count = { fields: 0, deliveries: 0, verify: 0, usage: saved?.usedBy.length }
  const saveAndShow = async () => {
    const { isSaved } = await save()
    if (!isSaved) void setTab('fields')
  }
  return (
    <Page>
      <EditorHeader
        tab="send"
        integrationId={integrationId}
        title={draft.name || t('create')}
        actions={
          <>
            {saved && <DeleteSendEvent eventType={saved} />}
            <Button
              variant="primary"
              pending={isPending}
              disabledReason={!isEditor ? t('needsEditor') : !isDirty && saved ? t('noChanges') : undefined}
              onClick={() => void saveAndShow()}
            >
              {t('save')}
            </Button>
          </>
        }
      />
      <Tabs
        label={t('tabs')}
        current={tab}
        tabs={TABS.filter((id) => saved !== undefined || id === 'fields').map((id) => ({
          ...{ id, label: t(`tab.${id}`), onSelect: () => void setTab(id) },
          count: count[id] || undefined,
        }))}
      />
      <LeaveGuard isDirty={isDirty} />
      {failed && (
        <div className="px-gutter pt-4">
          <Notice title={t('notSaved')}>
            <ProblemText error={failed} />
          </Notice>
        </div>
      )}
      {tab === 'fields' && <SendFieldsTab {...{ draft, saved, faults }} isReadOnly={!isEditor} onChange={setDraft} />}
      {tab === 'deliveries' && saved && <DeliveriesTab eventType={saved} />}
      {tab === 'verify' && <VerifyTab />}
      {tab === 'usage' && saved && (
        <div className="p-gutter">
          <UsageTable usages={saved.usedBy} hint={t('usageHint')} />
        </div>
      )}
    </Page>
  )
}
