'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { problemOf } from '@/app/_trpc/problem-of'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { Page } from '@/app/_ui/page'
import { ProblemText } from '@/app/_ui/problem-text'
import { useStore } from '@/app/_ui/store-context'
import { Tabs } from '@/app/_ui/tabs'
import { toast } from '@/app/_ui/toast'
import type { EventTypeWithUsage } from '@/server/event-types/get-event-type'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { useLeaveWarning } from '../../../../_parts/use-leave-warning'
import { UsageTable } from '../../../_parts/usage-table'
import { MadeScreen } from '../_made/made-screen'
import { TryTab } from '../_try/try-tab'
import { DeleteEvent } from './delete-event'
import { draftOf, type EventDraft, inputOf, newDraft } from './draft'
import { EditorHeader } from './editor-header'
import { type Faults, faultsOf } from './faults'
import { FieldsTab } from './fields-tab'
import { LeaveGuard } from './leave-guard'

const TABS = ['fields', 'try', 'usage'] as const

type EventEditorProps = {
  integrationId: string
  context: ReceiveContextName
  /** Its address with `{alias}` where the alias goes. */
  urlTemplate: string
  saved?: EventTypeWithUsage
}

/** The definition of one event: name, alias, fields; beside it what a body looks like. Saving a new one shows what was made. */
export function EventEditor({ integrationId, context, urlTemplate, saved }: EventEditorProps) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [start] = useState(() => (saved ? draftOf(saved) : newDraft(context)))
  const [draft, setDraft] = useState<EventDraft>(start)
  const [savedDraft, setSavedDraft] = useState(start)
  const [faults, setFaults] = useState<Faults>(new Map())
  const [made, setMade] = useState<{ id: string; name: string; url: string } | null>(null)
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('fields'))
  const isDirty = draft !== savedDraft
  useLeaveWarning(isDirty && !made)

  const done = async () => {
    setSavedDraft(draft)
    setFaults(new Map())
    await queryClient.invalidateQueries(trpc.pathFilter())
  }
  const options = { meta: { quiet: true } }
  const create = useMutation(trpc.eventTypes.create.mutationOptions(options))
  const update = useMutation(trpc.eventTypes.update.mutationOptions(options))
  const { input, rows } = inputOf(draft, context)

  const save = async () => {
    create.reset()
    update.reset()
    const parsed = eventTypeInputSchema.safeParse(input)
    if (!parsed.success) {
      setFaults(
        faultsOf(
          parsed.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, reason: message })),
          rows,
        ),
      )
      return
    }
    try {
      if (saved) {
        const { name, alias, fields } = input
        await update.mutateAsync({ storeId, id: saved.id, name, alias, fields })
        await done()
        toast(t('saved', { name }))
      } else {
        const { id, name, url } = await create.mutateAsync({ storeId, integrationId, ...input })
        await done()
        setMade({ id, name, url })
      }
    } catch (error) {
      setFaults(faultsOf(problemOf(error)?.validationErrors ?? [], rows))
    }
  }
  const failed = create.error ?? update.error
  const isPending = create.isPending || update.isPending
  if (made) return <MadeScreen integrationId={integrationId} context={context} made={made} />
  const isEditor = can('editor')
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
              pending={isPending}
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
        tabs={TABS.filter((id) => saved || id === 'fields').map((id) => ({
          ...{ id, label: t(`tab.${id}`), onSelect: () => void setTab(id) },
          count: id === 'usage' ? saved?.usedBy.length || undefined : undefined,
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
      {tab === 'fields' && (
        <FieldsTab
          context={context}
          urlTemplate={urlTemplate}
          draft={draft}
          saved={saved}
          faults={faults}
          isReadOnly={!isEditor}
          onChange={setDraft}
        />
      )}
      {tab === 'try' && (
        <TryTab context={context} draft={draft} eventTypeId={saved?.id} url={saved?.url} isDirty={isDirty} />
      )}
      {tab === 'usage' && saved && (
        <div className="p-gutter">
          <UsageTable usages={saved.usedBy} hint={t('usageHint')} />
        </div>
      )}
    </Page>
  )
}
