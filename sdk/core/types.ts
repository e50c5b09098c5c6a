import type { ContentReport, Page, Payload, TrackedEvent, WebContent } from './public-types'

/** Text by key, read and written at once. `set` throws where nothing more fits. */
export type Shelf = {
  keys(): string[]
  get(key: string): string | null
  set(key: string, text: string): void
  remove(key: string): void
}

/** An answer of the server as a platform reads it; a request without an answer rejects. */
export type Reply = { status: number; retryAfter: string | null; body: string }

/** All that the core takes from its platform. */
export type Ports = {
  /** `{host}/collect/{storeId}` (contract §5). */
  address: string
  /** Name and version, as in `inlet.js/1.0`. */
  sdk: string
  /** What outlives the process. Untouched before consent. */
  shelf: Shelf
  /** Milliseconds since 1970. */
  now(): number
  randomBytes(count: number): ArrayLike<number>
  /** The platform has no secure source of random bytes: the server then makes the tracker. */
  isGuessable?: boolean
  /** A number from 0 to below 1. */
  jitter(): number
  /** Answers how to stop it. */
  startTimer(run: () => void, ms: number): () => void
  post(address: string, body: string): Promise<Reply>
  isOnline(): boolean
  /** Runs `work` while no other tab runs its own. */
  exclusively(work: () => Promise<void>): Promise<void>
  page(): Page
}

/** Whose events this device's are. A tracker that begins with `~` is a name until the server has made one. */
export type Identity = { tracker: string; email?: string; hash?: string }

export type Contact = { email: string; hash?: string; fields?: Payload }

/**
 * What waits to be sent, with who and where it was when it happened: an event, or what became of a content; with neither,
 * an identification.
 */
export type Entry = {
  tracker: string
  contact?: Contact
  page?: Page
  event?: TrackedEvent
  content?: ContentReport
}

/** An entry under its key on the shelf, with its size there in UTF-8 bytes. */
export type Kept = { key: string; bytes: number; entry: Entry }

/** The body of a 200 (contract §5). */
export type Answer = {
  trackerId?: string
  webContents?: WebContent[]
  rejected?: { index: number; validationErrors: { path: string; reason: string }[] }[]
}
