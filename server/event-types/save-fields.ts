import { and, eq, inArray } from 'drizzle-orm'
import { eventTypeFields, type Tx } from '@/db'
import type { EventTypeField } from './event-type-field'

type Of = { storeId: string; eventTypeId: string }

/**
 * Replaces the list of fields by its differences: what is left out is deleted, what differs is updated, what is new is
 * inserted, and what only moved keeps its definition. A field in use is not touched unless it really changes, and then
 * the foreign keys of `uses` refuse it (contract §6 "Locks").
 */
export async function saveFields(tx: Tx, of: Of, before: EventTypeField[], after: EventTypeField[]): Promise<void> {
  const { storeId, eventTypeId } = of
  const ofType = and(eq(eventTypeFields.storeId, storeId), eq(eventTypeFields.eventTypeId, eventTypeId))
  const { gone, changed, fresh } = differences(before, after)
  if (gone.length > 0) await tx.delete(eventTypeFields).where(and(ofType, inArray(eventTypeFields.id, gone)))
  // A primary key that moves to another field leaves the old one first: there is never more than one.
  for (const { field, position } of changed.sort(
    (a, b) => Number(a.field.isPrimaryKey) - Number(b.field.isPrimaryKey),
  )) {
    const { id, ...attributes } = field
    await tx
      .update(eventTypeFields)
      .set({ ...attributes, position })
      .where(and(ofType, eq(eventTypeFields.id, id)))
  }
  const rows = fresh.map(({ field, position }) => ({ ...field, position, storeId, eventTypeId }))
  if (rows.length > 0) await tx.insert(eventTypeFields).values(rows)
}

/** The ids of fields that are deleted or really edited: those that a lock can refuse. */
export function touchedFields(before: EventTypeField[], after: EventTypeField[]): string[] {
  const kept = new Map(after.map((field) => [field.id, field]))
  return before.flatMap((field) => {
    const now = kept.get(field.id)
    return now && isSame(field, now) ? [] : [field.id]
  })
}

function differences(before: EventTypeField[], after: EventTypeField[]) {
  const kept = new Set(after.map(({ id }) => id))
  const known = new Map(before.map((field, position) => [field.id, { field, position }]))
  const placed = after.map((field, position) => ({ field, position }))
  return {
    gone: before.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    fresh: placed.filter(({ field }) => !known.has(field.id)),
    changed: placed.filter(({ field, position }) => {
      const old = known.get(field.id)
      return old && (old.position !== position || !isSame(old.field, field))
    }),
  }
}

const isSame = (a: EventTypeField, b: EventTypeField): boolean =>
  a.name === b.name &&
  a.type === b.type &&
  a.required === b.required &&
  a.isPrimaryKey === b.isPrimaryKey &&
  a.defaultCountryCode === b.defaultCountryCode &&
  a.jsonPointerPath === b.jsonPointerPath &&
  a.decimalMark === b.decimalMark &&
  JSON.stringify(a.options?.map(({ id, label }) => [id, label])) ===
    JSON.stringify(b.options?.map(({ id, label }) => [id, label]))
