'use client'
import { useTranslations } from 'next-intl'
import type { EventTypeField } from '@/server/event-types/event-type-field'
import type { FieldValue } from '@/server/fields/field-types'
import { More } from '../../contacts/_activity/more'
import { useValueText } from '../../contacts/_parts/use-value-text'

const SHOWN_MAX = 5

type WouldBe = { values: Record<string, FieldValue>; email: string | null }

/** The values of each event that a replay would store, by the present definition. */
export function WouldStore({ events, fields }: { events: readonly WouldBe[]; fields: readonly EventTypeField[] }) {
  const t = useTranslations('events')
  const values = events.reduce((sum, event) => sum + Object.keys(event.values).length, 0)
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold text-ok">{t('replay.wouldPass', { count: events.length, values })}</p>
      {events.slice(0, SHOWN_MAX).map((event, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids yet, and never change places
        <Values key={n} event={event} fields={fields} />
      ))}
      {events.length > SHOWN_MAX && (
        <More label={t('more', { count: events.length - SHOWN_MAX })}>
          {events.slice(SHOWN_MAX).map((event, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids yet, and never change places
            <Values key={n} event={event} fields={fields} />
          ))}
        </More>
      )}
    </div>
  )
}

function Values({ event, fields }: { event: WouldBe; fields: readonly EventTypeField[] }) {
  const textOf = useValueText()
  const entries = Object.entries(event.values)
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-3 gap-y-1 rounded-control border bg-sunken px-3 py-2">
      {entries.map(([id, value]) => {
        const field = fields.find((one) => one.id === id)
        return (
          <div key={id} className="contents">
            <dt className="truncate text-ink-3">
              <bdi>{field?.name ?? id}</bdi>
            </dt>
            <dd className="mono min-w-0 break-words">
              <bdi>{textOf(value, field)}</bdi>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
