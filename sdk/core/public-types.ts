/** What an SDK shows to who uses it. Types alone and no import: `scripts/sdk.mjs` ships this text as declarations. */

export type Payload = { readonly [key: string]: unknown }

/** An occurrence as it is sent: `id` (UUID) makes repeats harmless, `at` is ISO 8601 in UTC. */
export type TrackedEvent = { alias: string; payload: Payload; id: string; at: string }

/** Where something happened; what is left out of a call is read from the document. */
export type Page = { url?: string; title?: string; referrer?: string; language?: string }

/** `true`: send. `'pending'`: keep in memory, neither store nor send. `false`: forget everything. */
export type Consent = boolean | 'pending'

/** A web content to show, its variables filled in; the HTML comes from the store's owner, cleaned by the server. */
export type WebContent = {
  /** Of this one showing; what became of it is told with it. */
  id: string
  contentId: string
  type: 'popup' | 'slide-in' | 'floating-bar' | 'inline'
  html: string
  /** CSS; where an inline content goes. */
  selector?: string | null
  /** When; at once where nothing is said. */
  showOn: { afterSeconds?: number; scrolledPercent?: number; leaving?: true }
}

/** What became of a showing: `id` is the showing's, `at` is ISO 8601 in UTC. */
export type ContentReport = { id: string; what: 'shown' | 'clicked' | 'closed'; at: string }

/** What `on` tells about, by name. */
export type Told = {
  /** Taken by the server, for good. */
  sent: { events: { alias: string; id: string }[] }
  /** Received, but it does not fit its event type; never sent again. */
  rejected: { event: TrackedEvent; validationErrors: { path: string; reason: string }[] }
  /** Will never be sent; `total` counts since the device first ran the SDK. */
  dropped: { count: number; total: number; reason: 'queue-full' | 'refused' | 'no-consent' }
  /** A wrong call, or a request that failed; `status` where the server answered. */
  error: { reason: string; status?: number; willRetry: boolean }
  content: WebContent[]
}

/** Nothing of it ever throws or rejects; what goes wrong is told by `on('error')`. */
export type Inlet = {
  /** Says who uses this device. `hash` = hex HMAC-SHA256 of the email with the store's identity secret, made by your server. */
  identify(email: string, fields?: Payload, proof?: { hash?: string }): void
  /** Sends an event of the type with this alias; the payload is copied at once and may take 64 KiB. */
  track(alias: string, payload?: Payload): void
  /**
   * Tells a visit to a page or screen: an event with the alias `_page-visit`. What `props` say holds for the events that
   * follow, until the next call. Without a url, as in an app, a `title` is needed.
   */
  page(props?: Page): void
  /** Forgets tracker and identity, e.g. at sign-out; what was tracked before stays with who did it. */
  reset(): void
  consent(answer: Consent): void
  /** Answers how to stop listening. */
  on<Name extends keyof Told>(name: Name, listener: (told: Told[Name]) => void): () => void
  /** Sends now what is waiting; resolves when that was tried. */
  flush(): Promise<void>
}
