'use client'
import { ListPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { JsonView } from '@/app/_ui/json-view'
import { Select } from '@/app/_ui/select'
import { useTimeZone } from '@/app/_ui/store-context'
import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { HeardNote } from '../_listen/heard-note'
import { ListenBar } from '../_listen/listen-bar'
import { type EventDraft, type FieldDraft, fieldIdOf, pointerOf } from '../draft'
import { exampleOf } from '../example'
import { fieldPointerAt } from './element-pointer'
import { typeOfValue } from './field-of-value'
import { JsonTree } from './json-tree'
import type { Sample, SampleState } from './use-sample'
import { VerdictLine } from './verdict-line'

type SamplePanelProps = {
  context: ReceiveContextName
  draft: EventDraft
  url: string
  isSaved: boolean
  samples: SampleState
  /** The field whose place the next click sets. */
  target: FieldDraft | undefined
  /** Said to screen readers after a click. */
  news: string
  /** Absent: the draft is only looked at. */
  onPick: ((pointer: string, value: unknown) => void) | undefined
  /** Proposes all values of the body as fields. */
  onReview: (sample: Sample) => void
}

/** Beside the rules the evidence: bodies that came or were brought, in which a click on a value makes a field of it. */
export function SamplePanel(props: SamplePanelProps) {
  const { context, draft, url, isSaved, samples, target, news, onPick, onReview } = props
  const t = useTranslations('event-types')
  const { listening, shown } = samples
  return (
    <aside
      className="flex w-110 shrink-0 flex-col border-l bg-sunken max-lg:w-full max-lg:border-t max-lg:border-l-0"
      aria-label={t('sample.title')}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-5 max-lg:overflow-visible">
        <ListenBar listening={listening} url={url} />
        <SampleChoice samples={samples} />
        {shown?.request && <HeardNote request={shown.request} isSaved={isSaved} />}
        {!shown && <JsonView label={t('example')} value={exampleOf(draft, context)} />}
        {shown && (
          <SampleBody
            key={samples.current}
            {...{ context, draft, sample: shown, target, onPick, onReview }}
            label={t('sample.title')}
          />
        )}
        <p role="status" className="sr-only">
          {news}
        </p>
      </div>
      {shown?.document && <VerdictLine draft={draft} context={context} document={shown.document} />}
    </aside>
  )
}

/** To the second, as test events follow each other closely; the day where it is not today. */
function useClockTime() {
  const locale = useLocale()
  const timeZone = useTimeZone()
  return (at: string): string => {
    const date = new Date(at)
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone })
    const isToday = day.format(date) === day.format(new Date())
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }).format(date)
    return isToday ? time : `${day.format(date)}, ${time}`
  }
}

/** Which body is looked at; newer ones are counted while one is held. */
function SampleChoice({ samples }: { samples: SampleState }) {
  const t = useTranslations('event-types')
  const tEvents = useTranslations('events')
  const timeOf = useClockTime()
  const { requests, given, current, choose, listening } = samples
  const options = [
    ...requests.map(({ request }) => ({
      value: request.id,
      label: `${tEvents(`outcome.${request.outcome}`)} ${request.status} · ${timeOf(request.receivedAt)}`,
    })),
    ...(given ? [{ value: 'given', label: t('sample.given') }] : []),
    { value: 'example', label: t('example') },
  ]
  const newer = listening.heard.findIndex(({ id }) => id === current)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 className="font-medium text-13">{t(options.length > 1 ? 'sample.title' : 'example')}</h2>
      <span className="ml-auto flex items-center gap-2">
        {newer > 0 && (
          <Button size="sm" variant="quiet" onClick={() => choose(null)}>
            {t('listen.newer', { n: newer })}
          </Button>
        )}
        {options.length > 1 && (
          <Select inline size="sm" label={t('sample.which')} options={options} value={current} onChange={choose} />
        )}
      </span>
    </div>
  )
}

type SampleBodyProps = Pick<SamplePanelProps, 'context' | 'draft' | 'target' | 'onPick' | 'onReview'> & {
  label: string
  sample: Sample
}

/** The body as a tree to click in, or as the text that came. */
function SampleBody({ context, draft, sample, target, label, onPick, onReview }: SampleBodyProps) {
  const t = useTranslations('event-types')
  const [isRaw, setRaw] = useState(false)
  const { document, request, isTyped } = sample
  const text = request?.bodyText ?? null
  if (!document)
    return text ? (
      <CodeBlock label={label}>{text}</CodeBlock>
    ) : (
      <p className="text-12 text-ink-2">{t(request && request.bodyBytes > 0 ? 'sample.notKept' : 'sample.noBody')}</p>
    )
  const fanOut = context === 'webhook' ? draft.webhook.fanOut : ''
  const linked = new Map(draft.fields.map((field) => [pointerOf(field), field.name || fieldIdOf(field)]))
  const hint = !onPick ? undefined : target ? t('pickFor', { name: target.name || fieldIdOf(target) }) : t('pickHint')
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {hint && (
          <p className="min-w-0 flex-1 text-12 text-ink-2">
            <bdi>{hint}</bdi>
          </p>
        )}
        {text !== null && (
          <Button size="sm" variant="quiet" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
            {t('sample.raw')}
          </Button>
        )}
        {onPick && (
          <Button size="sm" icon={<ListPlus aria-hidden />} onClick={() => onReview(sample)}>
            {t('sample.review')}
          </Button>
        )}
      </div>
      {isRaw && text !== null ? (
        <CodeBlock label={label}>{text}</CodeBlock>
      ) : (
        <JsonTree
          label={label}
          document={document}
          fieldPointerAt={(pointer) => fieldPointerAt(pointer, fanOut)}
          linked={linked}
          typeAt={(pointer, value) =>
            typeOfValue(
              { at: pointer, pointer: fieldPointerAt(pointer, fanOut), value, isTyped },
              draft.fields,
              context,
            )
          }
          onPick={onPick}
        />
      )}
    </>
  )
}
