import { z } from 'zod'
import type { ContactFieldView } from '@/server/contacts/read-contact-fields'
import { FIELD_TYPE_NAMES } from '@/server/event-types/field-schema'
import { usageSchema } from './problem'

export const contactFieldSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(FIELD_TYPE_NAMES),
    options: z.array(z.object({ id: z.string(), label: z.string() })).nullable(),
    defaultCountryCode: z.string().nullable(),
    isSystem: z.boolean(),
    isReadOnly: z.boolean(),
    usedBy: z.array(usageSchema),
  })
  .meta({ id: 'ContactField' }) satisfies z.ZodType<ContactFieldView>
