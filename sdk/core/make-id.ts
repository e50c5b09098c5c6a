import type { Ports } from './types'

/** A random UUID (RFC 9562, version 4). */
export function makeId({ randomBytes }: Pick<Ports, 'randomBytes'>): string {
  const hex = Array.from(randomBytes(16), (byte) => (byte + 256).toString(16).slice(1)).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
