import { timingSafeEqual } from 'node:crypto'

/** Whether two secrets or digests are the same, in a time that does not tell where they differ. */
export const isSame = (given: Uint8Array | undefined, expected: Uint8Array): boolean =>
  given !== undefined && given.length === expected.length && timingSafeEqual(given, expected)
