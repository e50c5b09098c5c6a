import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import type { FieldOption, FieldTypeName } from '@/server/fields/field-types'
import { FIELD_TYPES } from '@/server/fields/field-types'
import { operatorsFor } from '@/server/fields/operators'
import { factsOf } from './facts'

type Field = { id: string; name: string; type: FieldTypeName; options: FieldOption[] | null; isSystem?: boolean }
export type ConditionOptions = {
  contactFields: Field[]
  /** Without integration: the product's own. */
  eventTypes: { id: string; name: string; integrationName: string | null; color: string | null; fields: Field[] }[]
  segments: { id: string; name: string; type: 'dynamic-plus' | 'static' }[]
  operators: Record<FieldTypeName, { name: string; label: string; word: string; operand: string }[]>
}

/** What a condition of this store can be made of, as JSON: the editor shows nothing else. */
export function conditionOptions(ctx: StoreContext): Promise<ConditionOptions> {
  return inStore(ctx.store.id, async (tx) => {
    const facts = await factsOf(tx, ctx.store.id)
    const types = Object.keys(FIELD_TYPES) as FieldTypeName[] // the registry's own keys
    return {
      contactFields: [...facts.contactFields.values()].map((field) => ({
        ...fieldOf(field),
        isSystem: field.isSystem,
      })),
      eventTypes: [...facts.eventTypes.values()].map(({ id, name, integration, fields }) => ({
        ...{ id, name, integrationName: integration?.name ?? null, color: integration?.color ?? null },
        fields: [...fields.values()].map(fieldOf),
      })),
      segments: [...facts.segments.values()].map(({ id, name, type }) => ({ id, name, type })),
      operators: Object.fromEntries(
        types.map((type) => [type, operatorsFor(type).map(operatorOf)]),
      ) as ConditionOptions['operators'], // every type is a key
    }
  })
}

const fieldOf = ({
  id,
  name,
  type,
  options,
}: Field | (Omit<Field, 'options'> & { options?: FieldOption[] | null })): Field => ({
  ...{ id, name, type, options: options ?? null },
})

const operatorOf = ({
  name,
  label,
  word,
  operand,
}: {
  name: string
  label: string
  word: string
  operand: string
}) => ({
  ...{ name, label, word, operand },
})
