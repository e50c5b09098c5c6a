import type { FieldDefinition } from '@/server/fields/field-types'

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
