'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Combobox } from '@/app/_ui/combobox'
import { useStore } from '@/app/_ui/store-context'
import { useContactLabel } from '../../contacts/_parts/use-contact-label'
import { useDebounced } from '../../contacts/_parts/use-debounced'

type ContactPickerProps = {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  /** What stands there when nobody is chosen; with it one can choose nobody again. */
  nobody?: string
  size?: 'md' | 'sm'
}

const NOBODY = 'nobody'

/** One contact, found by email or name. */
export function ContactPicker({ label, value, onChange, nobody, size }: ContactPickerProps) {
  const trpc = useTRPC()
  const { storeId } = useStore()
  const labelOf = useContactLabel()
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed)
  const found = useQuery({
    ...trpc.contacts.list.queryOptions({ storeId, limit: 20, ...(search.trim() !== '' && { search }) }),
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({ ...trpc.contacts.get.queryOptions({ storeId, id: value ?? '' }), enabled: value !== null })
  const contacts = found.data?.results ?? []
  const options = contacts.map(({ id, email, name, surname }) => ({
    value: id,
    label: labelOf({ id, email }),
    description: [name, surname].filter(Boolean).join(' ') || undefined,
  }))
  if (chosen.data && !contacts.some(({ id }) => id === value))
    options.unshift({ value: chosen.data.id, label: labelOf(chosen.data), description: undefined })
  if (nobody) options.unshift({ value: NOBODY, label: nobody, description: undefined })
  return (
    <Combobox
      label={label}
      size={size}
      options={options}
      value={value ?? (nobody ? NOBODY : null)}
      onSearch={setTyped}
      onChange={(id) => onChange(id === NOBODY ? null : id)}
    />
  )
}
