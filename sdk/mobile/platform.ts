import type { Fetch } from './options'

/** What React Native and Node both have under these names; a platform without `crypto` exists (Expo Go). */
type Platform = {
  fetch: Fetch
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
  crypto?: { getRandomValues?(bytes: Uint8Array): unknown }
}

export const platform = globalThis as unknown as Platform // no library of TypeScript describes what both have
