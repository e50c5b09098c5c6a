import { z } from 'zod'
import type { Store } from '@/server/stores/store-of'
import { idSchema, instantSchema } from './shared'

export const storeSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    timeZone: z.string(),
    allowedOrigins: z.array(z.string()),
    ipAccess: z.object({ mode: z.enum(['off', 'observe', 'enforce']), ranges: z.array(z.string()) }),
    requestsPerMinute: z.int(),
    retentionDays: z.int(),
    showKeysOnce: z.boolean(),
    hasIdentitySecret: z.boolean(),
    blockedAt: instantSchema.nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Store' }) satisfies z.ZodType<Store>
