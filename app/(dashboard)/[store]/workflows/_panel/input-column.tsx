'use client'
import { Pin } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import { useTimeZone } from '@/app/_ui/store-context'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { nodesBefore } from '../_editor/document-edits'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { OtherEvent } from './other-event'
import { Pill } from './pill'
import { shown } from './shown'
import { type Sample, useReadableEvents } from './use-sample'

/** The data that a recent event brought, and the contact's fields: what the node can read. */
export function InputColumn({ node, sample }: { node: WorkflowNode; sample: Sample }) {
  const t = useTranslations('workflows')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const nameOf = useFieldName()
  const { palette } = useEditor()
  const readable = useReadableEvents(node)
  const whyNoEvent = useWhyNoEvent(node)
  const { event, events, pin, run } = sample
  const at = (iso: string) =>
    format.dateTime(new Date(iso), { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const first = readable.find(({ nodeId }) => nodeId === sample.nodeId)
  const contactValues = Object.entries(run?.contact.before ?? {})
  return (
    <div className="flex w-62 shrink-0 flex-col gap-3 overflow-y-auto border-r bg-sunken p-4 text-13 max-lg:w-full max-lg:border-r-0 max-lg:border-b">
      <h3 className="flex items-center gap-1.5 text-12 text-ink-3">
        {t('input')} <Pin className="size-3.5!" aria-hidden />
      </h3>
      {!first && <p className="text-ink-3">{t(whyNoEvent)}</p>}
      {first && events.length === 0 && !sample.isLoading && <p className="text-ink-3">{t('noEventYet')}</p>}
      {event && (
        <Select
          label={t('sampleEvent')}
          size="sm"
          options={events.map(({ id, receivedAt, email }) => ({
            value: id,
            label: `${at(receivedAt)} · ${email ?? t('anonymous')}`,
          }))}
          value={event.id}
          onChange={pin}
        />
      )}
      {first && (
        <dl className="flex flex-col gap-2">
          {first.trigger.fields.map((field) => (
            <Pill key={field.id} id={field.id} name={field.name} value={event && shown(event.values[field.id])} />
          ))}
        </dl>
      )}
      {readable
        .filter(({ nodeId }) => nodeId !== sample.nodeId)
        .map(({ nodeId, trigger }) => (
          <OtherEvent key={nodeId} trigger={trigger} />
        ))}
      {contactValues.length > 0 && (
        <>
          <h4 className="pt-2 text-12 text-ink-3">{t('contact')}</h4>
          <dl className="flex flex-col gap-2">
            {contactValues.map(([id, value]) => (
              <Pill
                key={id}
                id={id}
                name={nameOf(palette.contactFields.find((field) => field.id === id) ?? { id, name: id })}
                value={shown(value)}
                isContact
              />
            ))}
          </dl>
        </>
      )}
    </div>
  )
}

/** Why there is no event to look at. */
function useWhyNoEvent(node: WorkflowNode) {
  const { palette } = useEditor()
  const document = useEditorState((state) => state.document)
  if (node.type === 'receive-event') return 'chooseEventFirst'
  const isTrigger = ({ type }: WorkflowNode) => palette.nodes.find((one) => one.type === type)?.kind === 'trigger'
  const before = nodesBefore(document, node.id)
  const isStarted = isTrigger(node) || document.nodes.some((one) => before.has(one.id) && isTrigger(one))
  return isStarted ? 'startsWithoutEvent' : 'connectFirst'
}
