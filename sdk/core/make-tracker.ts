import type { Ports } from './types'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * 128 bits that nobody can guess, as 22 characters of base64url (RFC 4648 §5). Where the platform's can be guessed: a name
 * that begins with `~` and stays on the device; the server then makes the tracker (contract §5).
 */
export function makeTracker({ randomBytes, isGuessable }: Pick<Ports, 'randomBytes' | 'isGuessable'>): string {
  const bytes = randomBytes(16)
  let tracker = isGuessable ? '~' : ''
  for (let bit = 0; bit < 128; bit += 6) {
    const twoBytes = ((bytes[bit >> 3] || 0) << 8) | (bytes[(bit >> 3) + 1] || 0)
    tracker += ALPHABET.charAt((twoBytes >> (10 - (bit & 7))) & 63)
  }
  return tracker
}
