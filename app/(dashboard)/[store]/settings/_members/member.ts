import type { Role } from '@/server/stores/schema'

/** As `store.members` answers. */
export type Member = { userId: string; email: string; name: string; role: Role; createdAt: string }
