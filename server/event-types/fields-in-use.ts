import { and, eq, inArray } from 'drizzle-orm'
import { type Tx, uses } from '@/db'
import { inWords, usagesOf, usedBy } from '@/server/integrations/usages'
import { Problem } from '@/server/problems'
import type { EventTypeField } from './event-type-field'
import { touchedFields } from './save-fields'

type Before = { id: string; fields: EventTypeField[] }

/** What the foreign keys of `uses` say of fields that would be deleted or edited, to a reader: which, and who uses them. */
export async function fieldsInUse(tx: Tx, storeId: string, before: Before, after: EventTypeField[]): Promise<Problem> {
  const touched = touchedFields(before.fields, after)
  const where = and(eq(uses.eventTypeId, before.id), inArray(uses.eventFieldId, touched))
  const usages = await usagesOf(tx, storeId, where)
  const sentences = before.fields.flatMap((field) => {
    const users = usedBy(usages.filter(({ fieldId }) => fieldId === field.id))
    if (users.length === 0) return []
    const what = after.some(({ id }) => id === field.id) ? 'edited' : 'deleted'
    return [`The field “${field.name}” cannot be ${what}: ${inWords(users)} ${users.length === 1 ? 'uses' : 'use'} it.`]
  })
  return new Problem('in-use', sentences.join(' '), { usedBy: usedBy(usages) })
}
