import { z } from 'zod'
import {
  completenessFaults,
  countryCodeSchema,
  FIELD_TYPE_NAMES,
  hasOptions,
  OPTIONS_MAX,
  optionSchema,
} from '@/server/event-types/field-schema'
import { fieldIdSchema, slugOfName } from '@/server/fields/field-id'
import { nameSchema, textSchema } from '@/server/integrations/text-schema'

const attributes = z.object({
  name: nameSchema,
  type: z.enum(FIELD_TYPE_NAMES),
  options: z.array(optionSchema).max(OPTIONS_MAX).nullish(),
  defaultCountryCode: countryCodeSchema.nullish(),
})

/** A custom field of the store's contacts (contract §6). The id defaults to the slug of the name. */
export const contactFieldInputSchema = attributes
  .extend({ id: fieldIdSchema.optional() })
  .superRefine((field, ctx) => {
    for (const fault of completenessFaults(field)) ctx.addIssue({ code: 'custom', ...fault })
  })
  .transform((field) => ({
    ...field,
    id: field.id ?? slugOfName(field.name),
    options: hasOptions(field.type) ? (field.options ?? []) : null,
    defaultCountryCode: field.type === 'phone' ? (field.defaultCountryCode ?? null) : null,
  }))
export type ContactFieldInput = z.output<typeof contactFieldInputSchema>

/** What is left out stays as it is. The type is fixed: contacts hold values of it. */
export const contactFieldPatchSchema = attributes.partial()
export type ContactFieldPatch = z.output<typeof contactFieldPatchSchema>

/** Values by field id, as a sender of the public API writes them; null clears. Each is judged by its field's type. */
export const fieldChangesSchema = z.record(z.string().max(200), z.unknown())

export const contactInputSchema = z.object({ email: z.string(), fields: fieldChangesSchema.default({}) })
export type ContactInput = z.output<typeof contactInputSchema>

export const contactPatchSchema = z.object({ fields: fieldChangesSchema })

export const contactSearchSchema = z.object({ search: textSchema(200).optional() })
