import { z } from 'zod'
import { showOnSchema, WEB_CONTENT_TYPES } from '@/server/web-contents/schema'
import type { WebContentView } from '@/server/web-contents/web-content-row'
import { usageSchema } from './problem'
import { idSchema, instantSchema } from './shared'

export const webContentSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    type: z.enum(WEB_CONTENT_TYPES),
    html: z.string().meta({ description: 'The Liquid template, as it was written.' }),
    showOn: showOnSchema,
    selector: z.string().nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'WebContent' }) satisfies z.ZodType<WebContentView>

export const usedWebContentSchema = webContentSchema
  .extend({ usedBy: z.array(usageSchema) })
  .meta({ id: 'WebContentWithUsage' })
