import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'

/** Random words, drawn from the system 1,024 at a time: one draw an id costs more than the rest of it. */
const words = new Uint32Array(1024)
let used = words.length
function nextUint32(): number {
  if (used >= words.length) {
    randomFillSync(words)
    used = 0
  }
  return words[used++] ?? 0
}

const generator = new V7Generator({ nextUint32 })

/** UUIDv7 (RFC 9562): made in the application, ordered by time, opaque to clients. */
export const newId = (): string => generator.generate().toString()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside can be an id at all: what is not a UUID is "not found", never an SQL error. */
export const isUuid = (text: string): boolean => UUID.test(text)
