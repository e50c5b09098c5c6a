'use client'
import type { ConditionOptions } from '@/server/segments/options'
import { useFieldName } from '../../contacts/_parts/use-field-name'

export type FieldOfOptions = ConditionOptions['contactFields'][number]

/** What a condition speaks of, by its id; undefined for what is gone. */
export function useLookups(options: ConditionOptions) {
  const nameOf = useFieldName()
  return {
    contactField: (id: string) => options.contactFields.find((field) => field.id === id),
    contactFieldName: (id: string) => {
      const field = options.contactFields.find((each) => each.id === id)
      return field ? nameOf(field) : id
    },
    eventType: (id: string) => options.eventTypes.find((type) => type.id === id),
    segment: (id: string) => options.segments.find((segment) => segment.id === id),
  }
}
