'use client'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Select } from '@/app/_ui/select'
import { useStore, useTimeZone } from '@/app/_ui/store-context'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'

const RECENT = 20

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
  const trpc = useTRPC()
  const { storeId } = useStore()
  const format = useFormatter()
  const timeZone = useTimeZone()
  const labelOf = useContactLabel()
  const recent = useQuery(trpc.eventTypes.recentEvents.queryOptions({ storeId, id: eventTypeId, limit: RECENT }))
  const at = (iso: string) =>
    format.dateTime(new Date(iso), { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const events = (recent.data?.results ?? []).map(({ id, receivedAt, contactId, email }) => ({
    value: id,
    label: `${at(receivedAt)} · ${labelOf({ id: contactId, email })}`,
  }))
  const isListed = value === other.value || events.some((event) => event.value === value)
  const options = [other, ...events, ...(isListed ? [] : [{ value, label: t('olderEvent') }])]
  return <Select label={label} options={options} value={value} onChange={onChange} />
}
