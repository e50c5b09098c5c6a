import { and, eq } from 'drizzle-orm'
import { apiKeys, type Tx } from '@/db'
import { Problem } from '@/server/problems'

type ApiKey = typeof apiKeys.$inferSelect

export const ofKey = (storeId: string, id: string) => and(eq(apiKeys.storeId, storeId), eq(apiKeys.id, id))

/** A key of the store that still works or may again; 404 where there is none, 409 where it was revoked. */
export async function livingApiKey(tx: Tx, storeId: string, id: string): Promise<ApiKey> {
  const [key] = await tx.select().from(apiKeys).where(ofKey(storeId, id))
  if (!key) throw noSuchKey()
  if (key.revokedAt) throw new Problem('conflict', `The API key "${key.name}" is revoked. Create a new one.`)
  return key
}

export const noSuchKey = () => new Problem('not-found', 'There is no such API key.')
