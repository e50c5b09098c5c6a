import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { EventField, EventTypeDefinition } from './graph-scope'

const { id, name, alias, receiveContext, fields } = PAGE_VISIT

/** Page visits beside what an owner has defined: nobody's integration, and with fields that never change. */
export const PAGE_VISIT_DEFINITION: EventTypeDefinition = {
  ...{ id, name, alias, receiveContext, integration: null },
  fields: new Map(fields.map((field): [string, EventField] => [field.id, { ...field, definition: '' }])),
}
