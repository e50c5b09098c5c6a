import { z } from 'zod'

export const ipAccessSchema = z.object({
  mode: z.enum(['off', 'observe', 'enforce']),
  ranges: z.array(z.string()).max(1000),
})
export type IpAccess = z.infer<typeof ipAccessSchema>

export const ROLES = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]
