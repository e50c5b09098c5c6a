import { z } from 'zod'
import { normalisePointer } from '@/server/fields/json-pointer'

const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/
const header = z
  .string()
  .transform((name) => name.trim().toLowerCase())
  .pipe(z.string().regex(HEADER_NAME, 'expected the name of a header, such as X-Signature'))
const pointer = z
  .string()
  .max(1000)
  .transform((text, ctx) => {
    const normal = normalisePointer(text.trim())
    if (normal) return normal
    ctx.addIssue({ code: 'custom', message: 'expected a JSON Pointer (RFC 6901) such as /id' })
    return z.NEVER
  })

const SECRET_CHARACTERS_MAX = 1000
const secret = z
  .string('expected the secret as text')
  .min(8, 'expected a secret of at least 8 characters')
  .max(SECRET_CHARACTERS_MAX)
/** Absent: the secret stays as it is. A new one ends the old one after `overlapHours`. */
const withSecret = { secret: secret.optional(), overlapHours: z.int().min(0).max(720).optional() }

/** The presets that need nothing but their secret. */
export const VERIFICATION_PRESETS = ['shopify', 'stripe', 'github', 'woocommerce', 'standard-webhooks'] as const
export const HMAC_ALGORITHMS = ['sha256', 'sha1', 'sha512'] as const

/**
 * How a webhook's sender proves who it is (contract §6), as an owner writes it: with its secret, which is never returned.
 * `token` takes none: the server makes it and tells the address with it once.
 */
export const verificationInputSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(VERIFICATION_PRESETS), ...withSecret }),
  z.strictObject({
    ...{ type: z.literal('hmac'), algorithm: z.enum(HMAC_ALGORITHMS).default('sha256'), header },
    ...{ encoding: z.enum(['hex', 'base64']).default('hex'), prefix: z.string().max(50).default(''), ...withSecret },
  }),
  z.strictObject({ type: z.literal('header'), header, ...withSecret }),
  z.strictObject({ type: z.literal('basic'), user: z.string().min(1).max(200), ...withSecret }),
  z.strictObject({
    type: z.literal('token'),
    /** True: a new token, the old one ends after `overlapHours`. */
    rotate: z.boolean().optional(),
    overlapHours: withSecret.overlapHours,
  }),
])
export type VerificationInput = z.output<typeof verificationInputSchema>

/** The same without its secret: what is kept in the open and returned. */
export type Verification =
  | { type: (typeof VERIFICATION_PRESETS)[number] }
  | {
      type: 'hmac'
      algorithm: (typeof HMAC_ALGORITHMS)[number]
      header: string
      encoding: 'hex' | 'base64'
      prefix: string
    }
  | { type: 'header'; header: string }
  | { type: 'basic'; user: string }
  | { type: 'token' }

/** Where a sender's own id of a delivery stands: the same id within 24 h is the same event (contract §4). */
export const deliveryIdSchema = z.union([z.strictObject({ header }), z.strictObject({ pointer })])
export type DeliveryId = z.output<typeof deliveryIdSchema>

/** The array whose elements each become an event; field pointers beginning with `./` are relative to an element. */
export const fanOutSchema = z.strictObject({ pointer })
export type FanOut = z.output<typeof fanOutSchema>

export const invalidSchema = z.enum(['refuse', 'hold'])
export type Invalid = z.output<typeof invalidSchema>

export const FAN_OUT_ELEMENTS_MAX = 1000
