import type { FieldDefinition } from '@/server/fields/field-types'
import { type EventTypeField, fieldOf } from './event-type-field'

/** A row of the definition, in the order in which lists show them. */
const text = (id: string, name: string): FieldDefinition => ({ id, name, type: 'text' })

/**
 * The event type that the product itself has in every store: a visitor saw a page or screen (contract §5). It has no row,
 * so nobody edits or deletes it and nothing holds on to it. Owners' aliases cannot begin with `_`.
 */
export const PAGE_VISIT = {
  id: '00000000-0000-7000-8000-000000000001',
  alias: '_page-visit',
  name: 'Page visit',
  receiveContext: 'web',
  fields: [
    text('url', 'URL'),
    text('path', 'Path'),
    text('title', 'Title'),
    text('referrer', 'Referrer'),
    text('language', 'Language'),
  ],
} as const satisfies { receiveContext: 'web'; fields: readonly FieldDefinition[]; [key: string]: unknown }

/** Its fields as those of an owner's event type are shown. */
export const PAGE_VISIT_FIELDS: readonly EventTypeField[] = PAGE_VISIT.fields.map((field) =>
  fieldOf({
    ...{ ...field, required: false, isPrimaryKey: false, defaultCountryCode: null },
    ...{ options: null, jsonPointerPath: null, decimalMark: null },
  }),
)

/** Where in a collect request its fields stand that the event's payload leaves out. */
export const PAGE_VISIT_PLACES: Readonly<Record<string, readonly string[]>> = {
  ...{ url: ['page', 'url'], path: ['page', 'url'], title: ['page', 'title'] },
  ...{ referrer: ['page', 'referrer'], language: ['page', 'language'] },
}
