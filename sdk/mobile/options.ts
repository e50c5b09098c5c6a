import type { Consent, Inlet } from '../core/public-types'

/** The part of `fetch` that the SDK uses. */
export type Fetch = (
  address: string,
  options: { method: 'POST'; headers: { [name: string]: string }; body: string },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>

/** What `createInlet` is given by the app. */
export type InletOptions = {
  /** The store's id. */
  store: string
  /** Where Inlet answers, as in `https://inlet.example.org`. */
  host: string
  /** Text by key that outlives the app, such as AsyncStorage of React Native. */
  storage: {
    getItem(key: string): Promise<string | null>
    setItem(key: string, text: string): Promise<unknown>
    removeItem(key: string): Promise<unknown>
  }
  /** `true` unless said otherwise. */
  consent?: Consent
  /** The platform's own where absent. */
  fetch?: Fetch
  /** Calls `flush` whenever the app goes to the background. */
  appState?: { onBackground(flush: () => void): unknown }
  /** Milliseconds since 1970; `Date.now` where absent. */
  now?: () => number
  /**
   * Fills the array with secure random bytes, as `getRandomValues` of expo-crypto does; `crypto` of the platform where
   * absent. Where that is absent too, the server makes the tracker, before the first event is sent.
   */
  getRandomValues?: (bytes: Uint8Array) => unknown
}

export type MobileInlet = Inlet & {
  /** Tells what became of a showing (`on('content')`), as surely as an event. */
  report(id: string, what: 'shown' | 'clicked' | 'closed'): void
  /** Events that will never be sent, since the app first ran the SDK on this device. */
  droppedCount(): number
}
