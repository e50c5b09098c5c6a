import { z } from 'zod'
import { SCOPES, type Scope } from './scopes'

const SCOPE_NAMES = SCOPES.map(({ name }) => name)

const name = z.string().trim().min(1, 'expected a name').max(100, 'expected at most 100 characters')
const scope = z.custom<Scope>(
  (given) => SCOPE_NAMES.some((known) => known === given),
  `expected one of ${SCOPE_NAMES.join(', ')}`,
)
const instant = z.iso
  .datetime({ offset: true, error: 'expected a date-time such as 2027-01-31T10:00:00Z' })
  .transform((text) => new Date(text).toISOString())
const future = instant.refine((text) => Date.parse(text) > Date.now(), 'expected a time that is still to come')

export const createApiKeySchema = z.object({
  name,
  scopes: z
    .array(scope)
    .min(1, 'expected at least one scope')
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: future.optional(),
})
export type CreateApiKeyInput = z.infer<typeof createApiKeySchema>

export const apiKeySchema = z.object({ id: z.uuid() })
export const renameApiKeySchema = z.object({ id: z.uuid(), name })

/** The secret until now works until `previousEndsAt`. */
export const rotateApiKeySchema = z.object({ id: z.uuid(), previousEndsAt: instant })
