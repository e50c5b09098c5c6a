import { createHmac } from 'node:crypto'
import { isSame } from '@/server/secrets/is-same'

/**
 * Whether the shop's own server vouches for the email of its visitor (contract §5): `hash` is the HMAC-SHA256 of the email
 * with the store's identity secret, in hex or base64, over the email as it was sent or as it is stored.
 */
export function isProvedEmail(
  secret: string | undefined,
  hash: string | null,
  email: { sent: string; stored: string },
): boolean {
  if (!secret || !hash) return false
  const given = Buffer.from(hash, /^[0-9a-f]{64}$/i.test(hash) ? 'hex' : 'base64')
  return [email.sent, email.stored].some((text) => {
    const expected = createHmac('sha256', secret).update(text).digest()
    return isSame(given, expected)
  })
}
