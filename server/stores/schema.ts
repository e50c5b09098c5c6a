import { z } from 'zod'
import { readEmail } from '@/server/fields/email'
import { canonicalRange } from './ip-range'

export const ROLES = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]

const range = z.string().transform((text, ctx) => {
  const canonical = canonicalRange(text)
  if (canonical) return canonical
  ctx.addIssue({
    code: 'custom',
    message: `expected a range such as 203.0.113.0/24 or 2001:db8::/32, received "${text}"`,
  })
  return z.NEVER
})

const distinct = <T>(items: T[]) => [...new Set(items)]

export const ipAccessSchema = z.object({
  mode: z.enum(['off', 'observe', 'enforce']),
  ranges: z.array(range).max(1000).transform(distinct),
})
export type IpAccess = z.infer<typeof ipAccessSchema>

/** The browser's `Origin` header is compared with it: scheme, host and port alone. */
const origin = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !/[?#@]/.test(text)) return url.origin
  ctx.addIssue({ code: 'custom', message: `expected an origin such as https://shop.example, received "${text}"` })
  return z.NEVER
})

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[a-z]/i.test(name)
  } catch {
    return false
  }
}

export const nameSchema = z.string().trim().min(1, 'expected a name').max(100, 'expected at most 100 characters')
const timeZone = z.string().refine(isTimeZone, 'expected an IANA time zone such as Europe/Madrid')
const role = z.enum(ROLES)

/** One address in one spelling, as contacts have it. */
export const emailSchema = z.string().transform((text, ctx) => {
  const read = readEmail(text)
  if (read.ok) return read.value
  ctx.addIssue({ code: 'custom', message: read.reason })
  return z.NEVER
})

export const PASSWORD_CHARACTERS_MAX = 256
export const passwordSchema = z
  .string()
  .min(10, 'expected at least 10 characters')
  .max(PASSWORD_CHARACTERS_MAX, `expected at most ${PASSWORD_CHARACTERS_MAX} characters`)

export const createUserSchema = z.object({ email: emailSchema, name: nameSchema, password: passwordSchema })
export type CreateUserInput = z.infer<typeof createUserSchema>

export const createStoreSchema = z.object({ name: nameSchema, timeZone: timeZone.optional() })
export type CreateStoreInput = z.infer<typeof createStoreSchema>

/** What is absent stays. `identitySecret` is written, never read; null removes it. */
export const updateStoreSchema = z.object({
  name: nameSchema.optional(),
  timeZone: timeZone.optional(),
  allowedOrigins: z.array(origin).max(100).transform(distinct).optional(),
  ipAccess: ipAccessSchema.optional(),
  requestsPerMinute: z.int().min(60).max(100_000_000).optional(),
  retentionDays: z.int().min(1).max(3650).optional(),
  showKeysOnce: z.boolean().optional(),
  identitySecret: z.string().min(16).max(256).nullable().optional(),
})
export type UpdateStoreInput = z.infer<typeof updateStoreSchema>

/** `name` and `password` are for a person who has no account yet; one who has keeps their own. */
export const addMemberSchema = z.object({
  email: emailSchema,
  name: z.string().trim().max(100).optional(),
  role,
  password: passwordSchema.optional(),
})
export type AddMemberInput = z.infer<typeof addMemberSchema>

export const setRoleSchema = z.object({ userId: z.uuid(), role })
export const removeMemberSchema = z.object({ userId: z.uuid() })
export const testAddressSchema = z.object({ address: z.string().trim(), ranges: z.array(range).max(1000) })

export const auditPageSchema = z.object({ cursor: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) })
