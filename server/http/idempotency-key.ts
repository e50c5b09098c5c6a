import { Problem } from '@/server/problems'
import { KEY_CHARACTERS_MAX } from './delivery-id'

/** `Idempotency-Key` of the Public API (contract §4); null where none is sent. Throws `invalid-request` for one of a wrong length. */
export function idempotencyKeyOf(headers: Record<string, string | undefined>): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (key.length > 0 && key.length <= KEY_CHARACTERS_MAX) return key
  throw new Problem(
    'invalid-request',
    `Idempotency-Key has 1 to ${KEY_CHARACTERS_MAX} characters; it came with ${key.length}.`,
  )
}
