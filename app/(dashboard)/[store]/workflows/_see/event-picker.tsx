'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import { useTimeZone } from '@/app/_ui/store-context'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useRecentEvents } from './use-recent-events'

type EventPickerProps = {
  label: string
  eventTypeId: string
  value: string
  onChange: (value: string) => void
  /** A first choice that is no event. */
  other: { value: string; label: string }
}

/** One of the last events of a type, or what is not an event: typed values, or that none comes. */
export function EventPicker({ label, eventTypeId, value, onChange, other }: EventPickerProps) {
  const t = useTranslations('runs')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const labelOf = useContactLabel()
  const recent = useRecentEvents(eventTypeId)
  const at = (iso: string) =>
    format.dateTime(new Date(iso), { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const events = recent.events.map(({ id, receivedAt, contactId, email }) => ({
    value: id,
    label: `${at(receivedAt)} · ${labelOf({ id: contactId, email })}`,
  }))
  const isListed = value === other.value || events.some((event) => event.value === value)
  const options = [other, ...events, ...(isListed ? [] : [{ value, label: t('olderEvent') }])]
  return <Select label={label} options={options} value={value} onChange={onChange} />
}
