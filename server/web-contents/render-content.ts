import type { FieldValue } from '@/server/fields/field-types'
import { storable } from '@/server/fields/received'
import { sanitizeContent } from './sanitize-content'
import { LIQUID, parseTemplate } from './templates'

type Values = Readonly<Record<string, FieldValue | null>>

/** What a template can name: `event.<fieldId>`, `contact.<fieldId>`, `store.name` (contract §6). */
export type Variables = { event: Values; contact: Values; store: { name: string } }

/** What one template may become: a page's part, not a book. */
const SHOWN_CHARACTERS_MAX = 300_000
/** Of a text that is filled in: what a visitor sends is as long as they like, and filters take their time over it. */
const TEXT_CHARACTERS_MAX = 5000

/**
 * A template with its variables filled in, ready to be shown: values escaped, then the whole sanitised. A variable that
 * is not there is empty. Pure. Throws Liquid's error for a broken template, or one that takes too much.
 */
export function renderContent(html: string, { event, contact, store }: Variables): string {
  const variables = { event: cut(event), contact: cut(contact), store: { name: store.name } }
  const filled = String(LIQUID.renderSync(parseTemplate(html), variables))
  if (filled.length > SHOWN_CHARACTERS_MAX) throw new Error('the template became too long')
  return sanitizeContent(filled)
}

const cut = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === 'string' ? storable(value.slice(0, TEXT_CHARACTERS_MAX)) : value,
    ]),
  )
