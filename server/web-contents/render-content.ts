import type { FieldValue } from '@/server/fields/field-types'
import { sanitizeContent } from './sanitize-content'
import { LIQUID, SHOWN_CHARACTERS_MAX } from './templates'

type Values = Readonly<Record<string, FieldValue | null>>

/** What a template can name: `event.<fieldId>`, `contact.<fieldId>`, `store.name` (contract §6). */
export type Variables = { event: Values; contact: Values; store: { name: string } }

/**
 * A template with its variables filled in, ready to be shown: values escaped, then the whole sanitised. A variable that
 * is not there is empty. Pure. Throws Liquid's error for a broken template, or one that takes too much.
 */
export function renderContent(html: string, { event, contact, store }: Variables): string {
  const filled = String(LIQUID.renderSync(LIQUID.parse(html), { event, contact, store }))
  if (filled.length > SHOWN_CHARACTERS_MAX) throw new Error('the template became too long')
  return sanitizeContent(filled)
}
