import { createHash, randomBytes } from 'node:crypto'
import { isSame } from '@/server/secrets/is-same'

/** What is kept of a key to check a secret by. Times are ISO 8601. */
export type KeptSecret = {
  secretHash: Uint8Array
  previousSecretHash: Uint8Array | null
  previousEndsAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

/** 192 random bits, base64url: too many to guess, so a fast hash is enough (faults §3). */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** The public half of `keyId:secret`: 12 random bytes as hex. */
export const newKeyId = (): string => randomBytes(12).toString('hex')

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** `Authorization: ApiKey {keyId}:{secret}`, the scheme in any letter case (contract §2); null for any other form. */
export function parseApiKey(authorization: string | undefined): { keyId: string; secret: string } | null {
  const match = /^apikey +([\w-]{1,100}):([\w-]{1,200})$/i.exec(authorization?.trim() ?? '')
  return match?.[1] && match[2] ? { keyId: match[1], secret: match[2] } : null
}

/** Whether the secret opens the key now: its own, or the one before while their overlap lasts. In constant time. */
export function hasSecret(key: KeptSecret, secret: string, now: Date): boolean {
  const hash = hashSecret(secret)
  const isOwn = isSame(hash, key.secretHash)
  const isPrevious = key.previousSecretHash !== null && isSame(hash, key.previousSecretHash)
  if (key.revokedAt !== null || isOver(key.expiresAt, now)) return false
  return isOwn || (isPrevious && key.previousEndsAt !== null && !isOver(key.previousEndsAt, now))
}

/** Whether it was the secret from before the rotation that came: the list shows which one is still in use. */
export const isPreviousSecret = (key: KeptSecret, secret: string): boolean =>
  key.previousSecretHash !== null && isSame(hashSecret(secret), key.previousSecretHash)

const isOver = (at: string | null, now: Date): boolean => at !== null && Date.parse(at) <= now.getTime()
