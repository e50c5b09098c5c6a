import type { Role } from '@/server/stores/schema'

/** Who acts: a person in the dashboard, an API key, or the product itself (a worker, the command line). */
export type Actor =
  | { type: 'person'; id: string; name: string; role: Role }
  | { type: 'api-key'; id: string; name: string; scopes: readonly string[] }
  | { type: 'system'; id: string; name: string }

/** Every verb gets one: the store that it may touch and who asks. */
export type StoreContext = { store: { id: string }; actor: Actor }
