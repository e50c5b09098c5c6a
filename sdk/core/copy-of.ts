import type { Payload } from './public-types'
import { utf8Bytes } from './utf8-bytes'

const BYTES_MAX = 64 * 1024

/** What JSON keeps of the caller's object, as it is now. Throws what `on('error')` tells: no object, no JSON, too large. */
export function copyOf(values: Payload, name: string): Payload {
  const json = JSON.stringify(values) || ''
  if (json[0] !== '{') throw new TypeError(`${name} is an object`)
  const bytes = utf8Bytes(json)
  if (bytes > BYTES_MAX) throw new RangeError(`${name} takes ${bytes} bytes, ${BYTES_MAX} at most`)
  return JSON.parse(json)
}
