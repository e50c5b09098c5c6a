'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Notice } from '@/app/_ui/error-state'
import { Field } from '@/app/_ui/field'
import { ProblemText } from '@/app/_ui/problem-text'
import { Select } from '@/app/_ui/select'
import { useStore } from '@/app/_ui/store-context'
import { Switch } from '@/app/_ui/switch'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { ContactPicker } from './contact-picker'
import { DryRunResult } from './dry-run-result'
import { EventPicker } from './event-picker'
import { TypedValues } from './typed-values'
import { useRecentEvents } from './use-recent-events'
import { useSeeAddress } from './use-see-address'
import { type Start, useStarts } from './use-starts'

const TYPED = 'typed'

type Request = { document: WorkflowDocument; answers: Record<string, string>; input: object }

/** The workflow as it stands here, on a contact and an event of one's choice: nothing is written. */
export function DryRunDrawer() {
  const t = useTranslations('runs')
  const { contactId, eventId: chosenId, chooseContact, chooseEvent, close } = useSeeAddress()
  const starts = useStarts()
  const [startKey, setStartKey] = useState<string | null>(null)
  const [typed, setTyped] = useState<Record<string, unknown>>({})
  const [overWaits, setOverWaits] = useState(true)
  const [request, setRequest] = useState<Request | null>(null)
  const document = useEditorState((state) => state.document)
  const start = starts.find(({ key }) => key === startKey) ?? starts[0]
  const recent = useRecentEvents(start && 'trigger' in start ? start.trigger.eventTypeId : undefined)
  // The last event that came is what one would look at first.
  const eventId = chosenId ?? recent.events[0]?.id ?? TYPED
  const isTyped = eventId === TYPED
  const needsContact = start && ('move' in start || isTyped)
  const input = start && {
    ...inputOf(start, isTyped ? null : eventId, typed),
    ...(contactId !== null && { contactId }),
    overWaits,
  }
  const whyNot = !start ? t('dryRun.noTrigger') : needsContact && contactId === null && t('dryRun.contactMissing')
  return (
    <Drawer
      title={t('dryRun.title')}
      onClose={close}
      width={480}
      footer={
        <Button
          disabledReason={whyNot}
          showReason
          onClick={() => input && setRequest({ document, answers: {}, input })}
        >
          {t('dryRun.run')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-13 text-ink-2">{t('dryRun.hint')}</p>
        {starts.length > 1 && (
          <Field label={t('dryRun.start')}>
            <Select
              options={starts.map(({ key, label }) => ({ value: key, label }))}
              value={start?.key}
              onChange={(key) => {
                setStartKey(key)
                chooseEvent(null)
              }}
            />
          </Field>
        )}
        {start && 'trigger' in start && (
          <Field label={t('dryRun.event')}>
            <EventPicker
              label={t('dryRun.event')}
              eventTypeId={start.trigger.eventTypeId}
              value={eventId}
              onChange={chooseEvent}
              other={{ value: TYPED, label: t('dryRun.typed') }}
            />
          </Field>
        )}
        {start && 'trigger' in start && isTyped && (
          <TypedValues fields={start.trigger.fields} values={typed} onChange={setTyped} />
        )}
        <Field label={t('contact')}>
          <ContactPicker
            label={t('contact')}
            value={contactId}
            onChange={chooseContact}
            nobody={needsContact ? undefined : t('dryRun.itsOwn')}
          />
        </Field>
        <Switch
          label={t('dryRun.overWaits')}
          hint={t('dryRun.overWaitsHint')}
          checked={overWaits}
          onChange={setOverWaits}
        />
        {request && (
          <Answer
            request={request}
            onAnswer={(answers) => setRequest({ ...request, answers })}
            isOld={request.document !== document}
          />
        )}
      </div>
    </Drawer>
  )
}

function inputOf(start: Start, eventId: string | null, values: Record<string, unknown>) {
  if ('move' in start) return { move: start.move }
  return eventId === null ? { typed: { eventTypeId: start.trigger.eventTypeId, values } } : { eventId }
}

type AnswerProps = { request: Request; onAnswer: (answers: Record<string, string>) => void; isOld: boolean }

function Answer({ request, onAnswer, isOld }: AnswerProps) {
  const t = useTranslations('runs')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { workflow } = useEditor()
  const light = useEditorState((state) => state.light)
  const { document, answers, input } = request
  const { nodes, edges } = document
  const run = useQuery(
    trpc.workflows.preview.queryOptions(
      { storeId, nodes, edges, workflowId: workflow.id, answers, ...input },
      { staleTime: 0 },
    ),
  )
  const { data } = run
  useEffect(() => {
    if (!data) return
    const reached = data.entered ? data.steps.map(({ node }) => node) : []
    light({ nodes: new Set(reached), who: data.contact.email ?? t('anonymous') })
    return () => light(null)
  }, [data, light, t])
  if (run.isError)
    return (
      <Notice title={t('dryRun.failed')}>
        <ProblemText error={run.error} />
      </Notice>
    )
  if (!data) return null
  return <DryRunResult run={data} answers={answers} onAnswer={onAnswer} isOld={isOld} />
}
