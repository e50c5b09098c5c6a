import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Problem } from '@/server/problems'
import { deriveKey } from './derive-key'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Tells which key a secret was sealed with, so that a changed `APP_SECRET` is named instead of guessed at. */
const keyIdOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 8)

/**
 * Encrypts what must be read again (AES-256-GCM): `{key id}.{base64url of iv, tag, ciphertext}`. `place` says whose
 * secret it is (`api-key/{store}/{id}`); a secret copied to another row does not open there.
 */
export function seal(secret: string, place: string): string {
  const key = deriveKey('secrets')
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `${keyIdOf(key)}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** What `seal` closed at the same `place`. `conflict` where `APP_SECRET` is another one than then. */
export function open(sealed: string, place: string): string {
  const key = deriveKey('secrets')
  const [keyId, text = ''] = sealed.split('.')
  if (keyId !== keyIdOf(key))
    throw new Problem('conflict', 'This secret was kept under another APP_SECRET and cannot be read any more.')
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
