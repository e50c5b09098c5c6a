import { seal } from '@/server/secrets/seal'
import { hashSecret, newSecret } from './key-secret'

export const sealedAt = (storeId: string, id: string): string => `api-key/${storeId}/${id}`

/** A new secret with what is kept of it: its hash, and itself encrypted unless the store shows keys once (contract §2). */
export function issueSecret(storeId: string, id: string, showKeysOnce: boolean) {
  const secret = newSecret()
  const secretEncrypted = showKeysOnce ? null : seal(secret, sealedAt(storeId, id))
  return { secret, kept: { secretHash: hashSecret(secret), secretEncrypted } }
}
