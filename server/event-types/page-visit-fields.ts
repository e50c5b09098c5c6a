import { type EventTypeField, fieldOf } from './event-type-field'
import { PAGE_VISIT } from './page-visit'

/** The fields of a page visit as those of an owner's event type are shown. */
export const PAGE_VISIT_FIELDS: readonly EventTypeField[] = PAGE_VISIT.fields.map((field) =>
  fieldOf({
    ...{ ...field, required: false, isPrimaryKey: false, defaultCountryCode: null },
    ...{ options: null, jsonPointerPath: null, decimalMark: null },
  }),
)

/** Where in a collect request those stand that the event's payload leaves out. */
export const PAGE_VISIT_PLACES: Readonly<Record<string, readonly string[]>> = {
  ...{ url: ['page', 'url'], path: ['page', 'url'], title: ['page', 'title'] },
  ...{ referrer: ['page', 'referrer'], language: ['page', 'language'] },
}
