import { z } from 'zod'
import type { IntegrationView } from '@/server/integrations/read-integrations'
import { idSchema, instantSchema } from './shared'

export const integrationSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    color: z.string(),
    description: z.string(),
    category: z.string(),
    imageUri: z.string().nullable(),
    eventsEnabled: z.boolean().meta({ description: 'Off: the endpoints of its event types answer 404.' }),
    eventTypeCount: z.int(),
    lastEventAt: instantSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'CustomIntegration' }) satisfies z.ZodType<IntegrationView>
