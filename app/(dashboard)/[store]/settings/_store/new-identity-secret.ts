const BYTES = 32

/** 256 random bits as hex, made in the owner's own browser. */
export function newIdentitySecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
