import { z } from 'zod'
import { nameSchema, textSchema } from './text-schema'

const DEFAULT_COLOR = '#2b8558'

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as #2b8558')
  .transform((text) => text.toLowerCase())

const integration = z.object({
  name: nameSchema,
  color,
  description: textSchema(2000),
  category: textSchema(100),
  imageUri: z
    .url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' })
    .nullable(),
  /** Off: the endpoints of its event types answer 404. */
  eventsEnabled: z.boolean(),
})

/** A custom integration as an owner makes it (contract §6). */
export const integrationInputSchema = integration.extend({
  color: color.default(DEFAULT_COLOR),
  description: textSchema(2000).default(''),
  category: textSchema(100).default(''),
  imageUri: integration.shape.imageUri.default(null),
  eventsEnabled: z.boolean().default(true),
})
export type IntegrationInput = z.output<typeof integrationInputSchema>

/** What is left out stays as it is. */
export const integrationPatchSchema = integration.partial()
export type IntegrationPatch = z.output<typeof integrationPatchSchema>
