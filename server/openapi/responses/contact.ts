import { z } from 'zod'
import type { ContactSummary } from '@/server/contacts/list-contacts'
import { SYSTEM_FIELDS } from '@/server/contacts/system-fields'
import { FIELD_TYPES } from '@/server/fields/field-types'
import { idSchema, instantSchema, valueSchema } from './shared'

const OF_SQL_TYPE = {
  text: z.string(),
  numeric: z.number(),
  boolean: z.boolean(),
  timestamptz: instantSchema,
  jsonb: z.array(z.string()),
} as const

const systemFields = SYSTEM_FIELDS.map((field) => {
  const { name, type } = field
  return [field.id, OF_SQL_TYPE[FIELD_TYPES[type].sqlType].nullable().meta({ title: name })] as const
})

/** System fields by their `_` names, and the store's own beside them by id (contract §6). */
export const contactSchema = z
  .object({ id: idSchema, ...Object.fromEntries(systemFields) })
  .catchall(valueSchema.nullable())
  .meta({ id: 'Contact', description: "The store's own contact fields stand beside the system's by their ids." })

export const contactSummarySchema = z
  .object({
    id: idSchema,
    email: z.string().nullable(),
    name: z.string().nullable(),
    surname: z.string().nullable(),
    isAnonymous: z.boolean(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    lastEventAt: instantSchema.nullable(),
  })
  .meta({ id: 'ContactSummary' }) satisfies z.ZodType<ContactSummary>
