import { z } from 'zod'
import { FIELD_TYPE_NAMES, OPTIONS_MAX, optionSchema } from '@/server/event-types/field-schema'
import { whereSchema } from '@/server/segments/schema'

export const TEMPLATE_NAMES = ['erp-sync', 'b2b-flag', 'loyalty-points', 'store-purchase', 'form-to-field'] as const
export type TemplateName = (typeof TEMPLATE_NAMES)[number]

const fieldId = z.string().min(1).max(150)
const name = z.string().trim().min(1).max(200)

/** A contact field that is there, or one to be made. */
const targetSchema = z.union([
  z.object({ field: fieldId }),
  z.object({
    create: z.object({
      name: z.string().trim().min(1).max(100),
      type: z.enum(FIELD_TYPE_NAMES),
      options: z.array(optionSchema).max(OPTIONS_MAX).nullish(),
      defaultCountryCode: z.string().max(10).nullish(),
    }),
  }),
])
export type Target = z.infer<typeof targetSchema>

/** What the owner chose for a template. */
export const templateChoicesSchema = z.object({
  eventTypeId: z.uuid(),
  copies: z.array(z.object({ slot: z.string().max(150), from: fieldId, to: targetSchema })).max(100),
  filter: whereSchema.nullish(),
  flag: z.object({ to: targetSchema, value: z.unknown().optional() }).nullish(),
  consent: fieldId.nullish(),
  segment: z.union([z.object({ id: z.uuid() }), z.object({ create: name })]).nullish(),
})
export type TemplateChoices = z.infer<typeof templateChoicesSchema>

export const fromTemplateSchema = z.object({ template: z.enum(TEMPLATE_NAMES), name, choices: templateChoicesSchema })
export type FromTemplate = z.infer<typeof fromTemplateSchema>
